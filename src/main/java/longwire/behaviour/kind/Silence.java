package longwire.behaviour.kind;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Ending;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Started;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Together;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;

/**
 * How long a tunnel may be silent and what counts as silence. The proxy's own limit is set to {@value #LIMIT_SECONDS} s, and
 * tunnels on which one side sends every 0.7 s are watched for three times as long, all at the same time.
 */
final class Silence implements Behaviour {
    static final long LIMIT_SECONDS = 3;

    private static final Duration WATCHED = Duration.ofSeconds(3 * LIMIT_SECONDS + 1);
    /** No part of a limit: a message that crosses a FIN would be answered with a RST. */
    private static final Duration BETWEEN = Duration.ofMillis(700);

    private static final Duration OTHER_END = Duration.ofSeconds(1);

    private final Duration watched;
    private final Duration between;

    Silence() {
        this(WATCHED, BETWEEN);
    }

    /** Watches for {@code watched}; who sends does so every {@code between}. */
    Silence(Duration watched, Duration between) {
        this.watched = watched;
        this.between = between;
    }

    /** Who sends what. */
    private enum Case {
        NOBODY("nobody sends", false, 0),
        VIEWER("viewer alone sends", true, Frames.BINARY),
        ORIGIN("origin alone sends", false, Frames.BINARY),
        VIEWER_PINGS("viewer alone pings", true, Frames.PING),
        ORIGIN_PINGS("origin alone pings", false, Frames.PING);

        private final String label;
        private final boolean ofViewer;
        private final int opcode;

        Case(String label, boolean ofViewer, int opcode) {
            this.label = label;
            this.ofViewer = ofViewer;
            this.opcode = opcode;
        }

        void send(Exchange tunnel) {
            if (opcode != 0) {
                Side from = ofViewer ? tunnel.viewer() : tunnel.origin();
                from.send(ofViewer ? Frames.ofViewer(opcode, new byte[4]) : Frames.ofOrigin(opcode, new byte[4]));
            }
        }
    }

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        Map<String, String> limits = subject.silence(LIMIT_SECONDS);
        String names = String.join(", ", subject.driver().silence());
        findings.say(
                "limit, set to " + LIMIT_SECONDS + " s",
                limits.isEmpty() ? "none" : names,
                limits.isEmpty() ? "no setting limits it" : "whatever the configuration has");
        try (Started own = subject.start(limits, subject.encryption())) {
            List<Runnable> said = Together.run(List.of(Case.values()).stream()
                    .<Callable<Runnable>>map(each -> () -> watch(own.bench(), each, findings))
                    .toList());
            said.forEach(Runnable::run);
        }
    }

    /** Watches one tunnel; running the result says what was seen. */
    private Runnable watch(Bench bench, Case each, Findings findings) {
        try (Exchange tunnel = bench.tunnel()) {
            long begun = System.nanoTime();
            Optional<Ending> ending = Optional.empty();
            while (ending.isEmpty() && System.nanoTime() - begun < watched.toNanos()) {
                each.send(tunnel);
                ending = tunnel.viewer().ending(between);
            }
            if (ending.isEmpty()) {
                return () -> findings.say(each.label, "open", "still after " + watched.toSeconds() + " s");
            }
            double seconds = (ending.get().nanos() - begun) / 1e9;
            String how = "cut, " + tunnel.viewer().howItEnded();
            tunnel.origin().ending(OTHER_END);
            String other = "the origin then saw: " + tunnel.origin().howItEnded();
            return () -> findings.say(each.label, how, Amount.seconds(seconds), other);
        }
    }
}

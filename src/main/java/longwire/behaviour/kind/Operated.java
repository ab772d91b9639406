package longwire.behaviour.kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longwire.behaviour.bench.Ending;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Started;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;
import longwire.fault.OutsideFault;
import longwire.proxy.Operation;

/** What becomes of talking tunnels, and of new handshakes, after an operation on an instance of its own. */
final class Operated implements Behaviour {
    private static final int TUNNELS = 8;
    private static final long ROUND_MILLIS = 250;
    private static final Duration WATCHED = Duration.ofSeconds(20);
    /** New handshakes are of interest also when all tunnels are cut at once. */
    private static final Duration WATCHED_AT_LEAST = Duration.ofSeconds(3);

    private static final Duration NOW = Duration.ofMillis(1);
    private static final double AT_ONCE_SECONDS = 1;

    private final Operation operation;

    Operated(Operation operation) {
        this.operation = operation;
    }

    @Override
    public String name() {
        return operation.label();
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        if (!subject.shared().proxy().operations().contains(operation)) {
            findings.say("open tunnels", "has no " + operation.label(), "");
            return;
        }
        try (Started own = subject.start(Map.of(), subject.encryption())) {
            List<Exchange> tunnels = IntStream.range(0, TUNNELS)
                    .mapToObj(i -> own.bench().tunnel())
                    .toList();
            try {
                watch(own, tunnels, findings);
            } finally {
                tunnels.forEach(Exchange::close);
            }
        }
    }

    private void watch(Started own, List<Exchange> tunnels, Findings findings) {
        tunnels.forEach(Operated::talk);
        long begun = System.nanoTime();
        own.proxy().perform(operation);
        NewHandshakes handshakes = new NewHandshakes(own.bench());
        while (isUnder(begun, WATCHED_AT_LEAST) || isUnder(begun, WATCHED) && isOpen(tunnels)) {
            tunnels.forEach(Operated::talk);
            handshakes.attempt();
            Waiting.pause(ROUND_MILLIS);
        }
        say(tunnels, begun, findings);
        if (operation != Operation.STOP) {
            findings.say("new handshakes", handshakes.value(), handshakes.seen());
        }
    }

    private static boolean isUnder(long begun, Duration limit) {
        return System.nanoTime() - begun < limit.toNanos();
    }

    private static boolean isOpen(List<Exchange> tunnels) {
        return tunnels.stream().anyMatch(tunnel -> tunnel.viewer().ending(NOW).isEmpty());
    }

    private static void talk(Exchange tunnel) {
        tunnel.viewer().send(Frames.ofViewer(Frames.BINARY, new byte[4]));
        tunnel.origin().send(Frames.ofOrigin(Frames.BINARY, new byte[4]));
    }

    private static void say(List<Exchange> tunnels, long begun, Findings findings) {
        List<Ending> endings = tunnels.stream()
                .map(tunnel -> tunnel.viewer().ending(NOW))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Ending::nanos))
                .toList();
        if (endings.isEmpty()) {
            findings.say("open tunnels", "kept", "all of " + TUNNELS + " after " + WATCHED.toSeconds() + " s");
            return;
        }
        String how = tunnels.stream()
                .filter(tunnel -> tunnel.viewer().ending(NOW).isPresent())
                .map(tunnel -> tunnel.viewer().howItEnded())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
        double first = seconds(begun, endings.get(0));
        double last = seconds(begun, endings.get(endings.size() - 1));
        String share = endings.size() == TUNNELS ? "all cut" : endings.size() + " of " + TUNNELS + " cut";
        String seen = String.format(java.util.Locale.ROOT, "%d of %d cut after %.1f to %.1f s",
                endings.size(), TUNNELS, first, last);
        if (last < AT_ONCE_SECONDS) {
            findings.say("open tunnels", share + " at once, " + how, seen);
        } else {
            findings.say("open tunnels", share + ", " + how, Amount.seconds(last), seen);
        }
    }

    private static double seconds(long begun, Ending ending) {
        return (ending.nanos() - begun) / 1e9;
    }
}

package longwire.behaviour.kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Ending;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Together;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;

/** What an open connection does when it is silent, is pinged, or its viewer ends. */
final class UrlTunnel implements UrlBehaviour {
    private static final byte[] PAYLOAD = "behave".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_BYTES = 1 << 16;

    private final Duration idle;

    UrlTunnel(Duration idle) {
        this.idle = idle;
    }

    @Override
    public String name() {
        return "connection";
    }

    @Override
    public void observe(Bench bench, Findings findings) {
        List<Runnable> said = Together.run(
                List.of(() -> ping(bench, findings), () -> end(bench, findings), () -> silence(bench, findings)));
        said.forEach(Runnable::run);
    }

    private static Runnable ping(Bench bench, Findings findings) {
        try (Side viewer = UrlBehaviours.open(bench)) {
            viewer.send(Frames.ofViewer(Frames.PING, PAYLOAD));
            byte[] expected = Frames.ofOrigin(Frames.PONG, PAYLOAD);
            String got = viewer.takeThrough(new String(expected, StandardCharsets.ISO_8859_1), UrlBehaviours.ANSWER);
            boolean answered = Frames.first(got.getBytes(StandardCharsets.ISO_8859_1), Frames.PONG)
                    .filter(payload -> Arrays.equals(payload, PAYLOAD))
                    .isPresent();
            return () -> findings.say("ping", answered ? "answered" : "not answered", "a ping with a payload");
        }
    }

    private static Runnable end(Bench bench, Findings findings) {
        try (Side viewer = UrlBehaviours.open(bench)) {
            viewer.endOutput();
            Optional<Ending> ending = viewer.ending(UrlBehaviours.ANSWER);
            String value = ending.isPresent() ? "closes too, " + viewer.howItEnded() : "stays open";
            return () -> findings.say(
                    "viewer ends its side", value, "watched for " + UrlBehaviours.ANSWER.toSeconds() + " s");
        }
    }

    private Runnable silence(Bench bench, Findings findings) {
        try (Side viewer = UrlBehaviours.open(bench)) {
            long begun = System.nanoTime();
            Optional<Ending> ending = viewer.ending(idle);
            if (ending.isEmpty()) {
                boolean pinged = Frames.first(viewer.take(MOST_BYTES, Duration.ofMillis(1)), Frames.PING)
                        .isPresent();
                String value = pinged ? "open, pings" : "open";
                return () -> findings.say("viewer is silent", value, "still after " + idle.toSeconds() + " s");
            }
            double seconds = (ending.get().nanos() - begun) / 1e9;
            String how = "cut, " + viewer.howItEnded();
            return () -> findings.say("viewer is silent", how, Amount.seconds(seconds), "");
        }
    }
}

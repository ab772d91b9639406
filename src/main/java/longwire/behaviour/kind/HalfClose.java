package longwire.behaviour.kind;

import java.time.Duration;
import java.util.List;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Together;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Findings;

/** What becomes of the rest when one side ends its output (FIN) and the other goes on for two and a half seconds. */
final class HalfClose implements Behaviour {
    private static final int FRAMES = 5;
    private static final long BETWEEN_MILLIS = 500;
    private static final int PAYLOAD_BYTES = 100;
    private static final Duration AT_LAST = Duration.ofSeconds(1);

    private final long betweenMillis;

    HalfClose() {
        this(BETWEEN_MILLIS);
    }

    HalfClose(long betweenMillis) {
        this.betweenMillis = betweenMillis;
    }

    @Override
    public String name() {
        return "half-close";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        List<Runnable> said =
                Together.run(List.of(() -> end(subject, true, findings), () -> end(subject, false, findings)));
        said.forEach(Runnable::run);
    }

    private Runnable end(Subject subject, boolean byViewer, Findings findings) {
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            Side ends = byViewer ? tunnel.viewer() : tunnel.origin();
            Side goesOn = byViewer ? tunnel.origin() : tunnel.viewer();
            byte[] payload = new byte[PAYLOAD_BYTES];
            byte[] frame = byViewer ? Frames.ofOrigin(Frames.BINARY, payload) : Frames.ofViewer(Frames.BINARY, payload);
            ends.endOutput();
            for (int sent = 0; sent < FRAMES; sent++) {
                // First the wait: the end must have come first.
                Waiting.pause(betweenMillis);
                goesOn.send(frame);
            }
            int delivered = ends.take(FRAMES * frame.length, AT_LAST).length / frame.length;
            String value = delivered == FRAMES ? "rest delivered" : delivered == 0 ? "rest lost" : "rest cut";
            String seen =
                    delivered + " of " + FRAMES + " messages delivered; the other side saw: " + goesOn.howItEnded();
            return () -> findings.say((byViewer ? "viewer" : "origin") + " ends its side", value, seen);
        }
    }
}

package longwire.behaviour.kind;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Together;
import longwire.behaviour.finding.Findings;
import longwire.text.HumanUnits;

/** Whether messages of 16 B to 16 MiB pass unchanged, each way. */
final class Messages implements Behaviour {
    /** Those at which the length of a frame is written in another way are among them. */
    private static final List<Integer> SIZES = List.of(16, 125, 126, 1_024, 65_535, 65_536, 1 << 20, 16 << 20);

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long SEED = 17;

    @Override
    public String name() {
        return "messages of 16 B to 16 MiB";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        findings.say("to the origin", outcome(subject, true), "one frame of each of " + SIZES.size() + " sizes");
        findings.say("to the viewer", outcome(subject, false), "one frame of each of " + SIZES.size() + " sizes");
    }

    private static String outcome(Subject subject, boolean ofViewer) {
        Random random = new Random(SEED);
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            Side from = ofViewer ? tunnel.viewer() : tunnel.origin();
            Side to = ofViewer ? tunnel.origin() : tunnel.viewer();
            for (int size : SIZES) {
                byte[] payload = new byte[size];
                random.nextBytes(payload);
                byte[] frame =
                        ofViewer ? Frames.ofViewer(Frames.BINARY, payload) : Frames.ofOrigin(Frames.BINARY, payload);
                byte[] got = pass(from, to, frame);
                if (!Arrays.equals(got, frame)) {
                    String what = got.length < frame.length ? "lost" : "changed";
                    return what + " from " + HumanUnits.bytes(size) + " on";
                }
            }
            return "unchanged";
        }
    }

    /** Sends on another thread, since a write may wait for a reader; what arrives in time is the result. */
    private static byte[] pass(Side from, Side to, byte[] frame) {
        Callable<byte[]> send = () -> {
            from.send(frame);
            return frame;
        };
        Callable<byte[]> receive = () -> {
            byte[] got = to.take(frame.length, LIMIT);
            if (got.length < frame.length) {
                // Otherwise the write would wait for ever.
                from.close();
            }
            return got;
        };
        return Together.run(List.of(send, receive)).get(1);
    }
}

package longwire.behaviour.kind;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Findings;

/** Whether the second of two small frames, sent 2 ms apart, is held back until the first is acknowledged: some 40 ms. */
final class Nagle implements Behaviour {
    private static final int PAIRS = 15;
    private static final long APART_NANOS = 2_000_000;
    private static final long BETWEEN_PAIRS_MILLIS = 60;
    private static final double HELD_MILLIS = 20;
    private static final byte[] PAYLOAD = new byte[8];

    @Override
    public String name() {
        return "two small frames, 2 ms apart";
    }

    @Override
    public void observe(Subject subject, Findings findings) {
        say(subject, "to the origin", true, findings);
        say(subject, "to the viewer", false, findings);
    }

    private static void say(Subject subject, String name, boolean ofViewer, Findings findings) {
        double[] gaps = new double[PAIRS];
        try (Exchange tunnel = subject.shared().bench().tunnel()) {
            Side from = ofViewer ? tunnel.viewer() : tunnel.origin();
            Side to = ofViewer ? tunnel.origin() : tunnel.viewer();
            for (int pair = 0; pair < PAIRS; pair++) {
                gaps[pair] = gap(from, to, ofViewer);
                Waiting.pause(BETWEEN_PAIRS_MILLIS);
            }
        }
        Arrays.sort(gaps);
        double median = gaps[PAIRS / 2];
        findings.say(
                name,
                median < HELD_MILLIS ? "sent at once" : "second held back",
                Amount.roughMillis(median),
                String.format(
                        Locale.ROOT,
                        "awaited after it was sent: median of %d pairs; longest %.1f ms",
                        PAIRS,
                        gaps[PAIRS - 1]));
    }

    /** Milliseconds until the second frame has arrived, after both were sent and the first has arrived. */
    private static double gap(Side from, Side to, boolean ofViewer) {
        byte[] frame = ofViewer ? Frames.ofViewer(Frames.BINARY, PAYLOAD) : Frames.ofOrigin(Frames.BINARY, PAYLOAD);
        from.send(frame);
        LockSupport.parkNanos(APART_NANOS);
        from.send(frame);
        to.take(frame.length, Exchange.SOON);
        long first = System.nanoTime();
        to.take(frame.length, Exchange.SOON);
        return (System.nanoTime() - first) / 1e6;
    }
}

package longwire.herd;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import longwire.viewer.Backoff;

/**
 * How a herd returns by its back-off alone, to a server that needs no time for a handshake. What a measurement has beyond it is the
 * server's. With full jitter over J and a server that is there, it is the simple law: N viewers come at N / J handshakes per second, and
 * half of them are back after J / 2. A server that handles C handshakes per second keeps up from J = N / C on. It does
 * not know that cutting N tunnels at once keeps a server busy as well: whoever returns in that time T waits for its end, and these are
 * T / J of all.
 *
 * @param perSecond the highest rate of handshakes that succeed, within 100 ms
 * @param median time from a tunnel's cut until it was open again, in seconds
 * @param tail the 99th percentile of that time, in seconds
 * @param last the longest such time, in seconds
 * @param allBack from the first cut until every tunnel was open again, in seconds
 */
record Law(double perSecond, double median, double tail, double last, double allBack) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long RATE_NANOS = 100_000_000;
    private static final double TAIL = 0.99;
    private static final long SEED = 1;

    /**
     * Of {@code connections} tunnels.
     *
     * @param away how long the server is away from the first cut on
     * @param spread over which the cuts are spread evenly
     */
    static Law of(Backoff backoff, int connections, Duration away, Duration spread) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] opened = new long[connections];
        long[] took = new long[connections];
        for (int viewer = 0; viewer < connections; viewer++) {
            long cut = spread.toNanos() / connections * viewer;
            long now = cut;
            for (int attempt = 0; now == cut || now < away.toNanos(); attempt++) {
                now += backoff.waitNanos(attempt, random);
            }
            opened[viewer] = now;
            took[viewer] = now - cut;
        }
        Arrays.sort(opened);
        Arrays.sort(took);
        return new Law(
                mostPerSecond(opened),
                took[connections / 2] / NANOS_PER_SECOND,
                took[(int) (TAIL * connections)] / NANOS_PER_SECOND,
                took[connections - 1] / NANOS_PER_SECOND,
                opened[connections - 1] / NANOS_PER_SECOND);
    }

    private static double mostPerSecond(long[] rising) {
        int most = 0;
        int oldest = 0;
        for (int latest = 0; latest < rising.length; latest++) {
            while (rising[latest] - rising[oldest] >= RATE_NANOS) {
                oldest++;
            }
            most = Math.max(most, latest - oldest + 1);
        }
        return most * NANOS_PER_SECOND / RATE_NANOS;
    }
}

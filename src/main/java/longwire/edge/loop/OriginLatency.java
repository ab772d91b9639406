package longwire.edge.loop;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long one event loop's origins took from the request to the response's head, in cumulative-free buckets as a
 * Prometheus histogram wants them. The loop alone adds; anyone may read, a little later.
 */
public final class OriginLatency {
    /** Upper bounds in seconds; one bucket more is for what is longer. */
    private static final double[] BOUNDS = {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
    };

    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
    private final AtomicLongArray sumNanos = new AtomicLongArray(1);

    public void record(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket] * NANOS_PER_SECOND) {
            bucket++;
        }
        // Plain additions, since nobody else writes.
        counts.setRelease(bucket, counts.getPlain(bucket) + 1);
        sumNanos.setRelease(0, sumNanos.getPlain(0) + nanos);
    }

    public void add(OriginLatency other) {
        for (int bucket = 0; bucket <= BOUNDS.length; bucket++) {
            counts.setRelease(bucket, counts.getPlain(bucket) + other.counts.getAcquire(bucket));
        }
        sumNanos.setRelease(0, sumNanos.getPlain(0) + other.sumNanos.getAcquire(0));
    }

    public static double[] upperBoundsSeconds() {
        double[] all = new double[BOUNDS.length + 1];
        System.arraycopy(BOUNDS, 0, all, 0, BOUNDS.length);
        all[BOUNDS.length] = Double.POSITIVE_INFINITY;
        return all;
    }

    /** How many lie in each bucket, the last being what is longer than all bounds. */
    public long[] counts() {
        long[] each = new long[BOUNDS.length + 1];
        for (int bucket = 0; bucket < each.length; bucket++) {
            each[bucket] = counts.getAcquire(bucket);
        }
        return each;
    }

    public double sumSeconds() {
        return sumNanos.getAcquire(0) / NANOS_PER_SECOND;
    }
}

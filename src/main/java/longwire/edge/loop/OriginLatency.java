package longwire.edge.loop;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The time from a request to the head of the origin's response, for one event loop, in the non-cumulative buckets of a
 * Prometheus histogram. Only the loop adds; any thread may read and can lag a little.
 */
public final class OriginLatency {
    /** Upper bounds in seconds; one more bucket holds longer times. */
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
        // Plain additions suffice, because no other thread writes.
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

    /** The count of each bucket; the last holds the times above all bounds. */
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

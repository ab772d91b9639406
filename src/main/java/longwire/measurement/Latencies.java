package longwire.measurement;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The format of all histograms: nanoseconds, three significant digits, up to one minute. */
public final class Latencies {
    /** The longest latency that can be recorded; longer ones count as this. */
    public static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    static final int SIGNIFICANT_DIGITS = 3;

    private Latencies() {}

    /** An empty histogram. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** Limits a value to the recordable range, 0 to one minute; readings of two clocks may differ by their granularity. */
    public static long bounded(long nanos) {
        return Math.max(0, Math.min(nanos, LONGEST_NANOS));
    }
}

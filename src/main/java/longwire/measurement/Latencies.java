package longwire.measurement;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The one shape of every histogram here: nanoseconds, three significant digits, up to one minute. */
public final class Latencies {
    /** The longest latency told apart from a longer one. */
    public static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    static final int SIGNIFICANT_DIGITS = 3;

    private Latencies() {}

    /** An empty histogram. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** What a histogram may hold: never below 0 (two clocks' readings may cross by their grain), never above a minute. */
    public static long bounded(long nanos) {
        return Math.max(0, Math.min(nanos, LONGEST_NANOS));
    }
}

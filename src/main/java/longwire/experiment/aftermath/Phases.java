package longwire.experiment.aftermath;

import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;

/** Response times of a trial before, during and after what disturbed it. */
public final class Phases {
    private final Histogram before = Latencies.histogram();
    private final Histogram during = Latencies.histogram();
    private final Histogram after = Latencies.histogram();

    /**
     * Response times in each part.
     *
     * @param before the disturbance
     * @param during it; intervals that lie partly within it count here
     * @param after it
     */
    public record Times(LatencySummary before, LatencySummary during, LatencySummary after) {}

    /** Adds an interval of the recording, given the time from the start of the disturbance to its ends; negative before it. */
    public void add(Histogram interval, double fromSeconds, double toSeconds, double lastingSeconds) {
        if (toSeconds <= 0) {
            before.add(interval);
        } else if (fromSeconds >= lastingSeconds) {
            after.add(interval);
        } else {
            during.add(interval);
        }
    }

    /** What was recorded in each. */
    public Times times() {
        return new Times(LatencySummary.of(before), LatencySummary.of(during), LatencySummary.of(after));
    }
}

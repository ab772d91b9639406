package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The memory of a proxy while a trial runs, beside the number of tunnels that it had opened by then. One thread writes. */
public final class MemoryCourse {
    /** Slopes between all pairs are kept at once; a longer course is thinned to so many samples. */
    private static final int MOST_SAMPLES = 1_000;
    /** No allocator gives less: what grows by less with each tunnel is no block that each tunnel leaves behind. */
    private static final double LEAST_LEAK_BYTES = 16;
    /** Moments at which it is asked whether a leak was known; each takes some milliseconds. */
    private static final long MOST_MOMENTS = 120;

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<Sample> samples = new ArrayList<>();

    record Sample(long nanos, long opened, long bytes) {}

    /**
     * A slope with its interval at 95 %.
     *
     * @param bytesPerTunnel the median of the slopes between all pairs of samples (Theil–Sen)
     * @param low end of the interval, by Kendall's method
     * @param high end of the interval
     */
    public record Slope(double bytesPerTunnel, double low, double high) {
        /** Whether memory grows for sure, by more than nothing. */
        boolean grows() {
            return low >= LEAST_LEAK_BYTES;
        }
    }

    /** Adds a sample; one without memory, of a process that has ended, is left out. */
    public void add(long nanos, long opened, long bytes) {
        if (bytes > 0) {
            samples.add(new Sample(nanos, opened, bytes));
        }
        if (samples.size() > MOST_SAMPLES) {
            thin();
        }
    }

    /** The last memory before {@code nanos}; empty if there is none. */
    public OptionalLong before(long nanos) {
        return samples.stream()
                .filter(sample -> sample.nanos < nanos)
                .mapToLong(Sample::bytes)
                .reduce((earlier, later) -> later);
    }

    /** The most from {@code nanos} on; empty if nothing was seen. */
    public OptionalLong mostAfter(long nanos) {
        return samples.stream()
                .filter(sample -> sample.nanos >= nanos)
                .mapToLong(Sample::bytes)
                .max();
    }

    /** How memory grew with each tunnel that was opened; null where too few tunnels were opened to say so. */
    public Slope slope() {
        return TheilSen.of(samples);
    }

    /** Whole minutes from the first sample to the last. */
    public int minutes() {
        return samples.isEmpty() ? 0 : (int) (lengthNanos() / MINUTE_NANOS);
    }

    /**
     * The minute, from 1, at whose end it was known that memory goes on growing, and from which on it stayed so; null where it is not
     * known. Memory goes on growing when it grew for sure in the later half of the time so far: a program that fills its pools grows
     * at first, and levels off.
     */
    public Integer knownMinute() {
        long step = 1 + minutes() / MOST_MOMENTS;
        Integer known = null;
        for (long minute = minutes(); minute > 0 && goesOnGrowing(minute * MINUTE_NANOS); minute -= step) {
            known = (int) minute;
        }
        return known;
    }

    private boolean goesOnGrowing(long untilNanos) {
        long first = samples.get(0).nanos;
        Slope slope = TheilSen.of(samples.stream()
                .filter(sample -> sample.nanos - first >= untilNanos / 2 && sample.nanos - first <= untilNanos)
                .toList());
        return slope != null && slope.grows();
    }

    private long lengthNanos() {
        return samples.get(samples.size() - 1).nanos - samples.get(0).nanos;
    }

    private void thin() {
        List<Sample> half = new ArrayList<>();
        for (int index = 0; index < samples.size(); index += 2) {
            half.add(samples.get(index));
        }
        samples.clear();
        samples.addAll(half);
    }
}

package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import longwire.measurement.Count;

/** The counts of a trial's viewers as they changed while it was disturbed. One thread writes; others read once it has ended. */
public final class CutLog {
    private static final double NANOS_PER_SECOND = 1e9;
    /** Rates are of this long. */
    private static final long RATE_NANOS = 100_000_000;
    /** Ten thousand seconds of changes; later ones are not kept, so that memory has a limit. */
    private static final int MOST_SAMPLES = 1_000_000;

    private final List<Sample> samples = new ArrayList<>();
    private final List<Long> happened = new ArrayList<>();

    private record Sample(long nanos, long dropped, long returned, long refused) {
        long away() {
            return dropped - returned;
        }

        boolean differs(Sample other) {
            return dropped != other.dropped || returned != other.returned || refused != other.refused;
        }

        long tried() {
            return returned + refused;
        }
    }

    /** A disturbance begins now. */
    public void happens(long nanos) {
        happened.add(nanos);
    }

    /** The viewers have counted {@code counts} so far. */
    public void look(long nanos, Map<Count, Long> counts) {
        Sample sample = new Sample(
                nanos, counts.get(Count.DROPPED), counts.get(Count.RETURNED), counts.get(Count.HANDSHAKE_FAILED));
        boolean changed = samples.isEmpty() || sample.differs(samples.get(samples.size() - 1));
        if (changed && samples.size() < MOST_SAMPLES) {
            samples.add(sample);
        }
    }

    /** One for each disturbance, in their order. */
    public List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (int index = 0; index < happened.size(); index++) {
            long until = index + 1 < happened.size() ? happened.get(index + 1) : Long.MAX_VALUE;
            cuts.add(cut(happened.get(index), until));
        }
        return cuts;
    }

    private Cut cut(long from, long until) {
        Sample before = new Sample(from, 0, 0, 0);
        for (Sample sample : samples) {
            if (sample.nanos <= from) {
                before = sample;
            }
        }
        long first = from;
        long last = from;
        long back = from;
        Sample now = before;
        for (Sample sample : samples) {
            if (sample.nanos <= from || sample.nanos >= until) {
                continue;
            }
            if (sample.dropped > now.dropped) {
                last = sample.nanos;
                first = now.dropped == before.dropped ? last : first;
            }
            if (sample.away() == 0 && now.away() > 0) {
                back = sample.nanos;
            }
            now = sample;
        }
        return new Cut(
                now.dropped - before.dropped,
                seconds(from, first),
                seconds(from, last),
                now.refused - before.refused,
                now.away() > 0 ? null : Double.valueOf(seconds(from, back)),
                mostPerSecond(from, until, Sample::tried),
                mostPerSecond(from, until, Sample::returned));
    }

    private double mostPerSecond(long from, long until, ToLongFunction<Sample> counted) {
        long most = 0;
        int oldest = 0;
        for (int index = 0; index < samples.size(); index++) {
            Sample sample = samples.get(index);
            if (sample.nanos <= from || sample.nanos >= until) {
                continue;
            }
            while (samples.get(oldest).nanos < sample.nanos - RATE_NANOS && oldest < index) {
                oldest++;
            }
            // What was tried by the sample before the window was tried before it.
            long earlier = oldest == 0 ? 0 : counted.applyAsLong(samples.get(oldest - 1));
            most = Math.max(most, counted.applyAsLong(sample) - earlier);
        }
        return most * NANOS_PER_SECOND / RATE_NANOS;
    }

    private static double seconds(long from, long to) {
        return (to - from) / NANOS_PER_SECOND;
    }
}

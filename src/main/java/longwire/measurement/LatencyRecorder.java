package longwire.measurement;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Records the latencies of every series for one writing thread, while another thread collects them in intervals. A latency
 * of more than one minute is recorded as one minute.
 */
public final class LatencyRecorder {
    private final SingleWriterRecorder[] recorders = new SingleWriterRecorder[Series.values().length];

    /** Records {@code nanos}; called by the writing thread only. */
    public void record(Series series, long nanos) {
        SingleWriterRecorder recorder = recorders[series.ordinal()];
        if (recorder == null) {
            recorder = open(series);
        }
        recorder.recordValue(Latencies.bounded(nanos));
    }

    /** The values of each series since the last call; series without values are left out. */
    public Map<Series, Histogram> takeInterval() {
        Map<Series, Histogram> taken = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            SingleWriterRecorder recorder = opened(series);
            if (recorder != null) {
                Histogram interval = recorder.getIntervalHistogram();
                if (interval.getTotalCount() > 0) {
                    taken.put(series, interval);
                }
            }
        }
        return taken;
    }

    // A recorder takes some 400 kB, and most trials use half of the series: each is made when first used.
    private synchronized SingleWriterRecorder open(Series series) {
        SingleWriterRecorder recorder = new SingleWriterRecorder(Latencies.LONGEST_NANOS, Latencies.SIGNIFICANT_DIGITS);
        recorders[series.ordinal()] = recorder;
        return recorder;
    }

    private synchronized SingleWriterRecorder opened(Series series) {
        return recorders[series.ordinal()];
    }
}

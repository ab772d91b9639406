package longwire.report.history;

import java.util.Comparator;
import java.util.List;
import longwire.index.IndexedRun;
import longwire.index.TrialFigure;
import longwire.measurement.Trust;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One run in a series: the median over its trials.
 *
 * @param run whose it is
 * @param standing whether it is part of the statistics
 * @param value median of the trials' figures; never an average of percentiles
 * @param low the least of them
 * @param high the most
 * @param interval of the median, as far as the trials of this run tell
 * @param trials as many as have a figure: VALID ones, where there is any
 */
record HistoryPoint(
        IndexedRun run, Standing standing, double value, double low, double high, MedianInterval interval, int trials) {
    /** From the oldest run to the newest. */
    static final Comparator<IndexedRun> IN_TIME =
            Comparator.comparing(IndexedRun::started).thenComparing(IndexedRun::name);

    private static final Median MEDIAN = Median.withDefaults();

    /** Only the first is part of the statistics. */
    enum Standing {
        VALID,
        /** Half of it or more may be the measuring machine's. */
        UNTRUSTED,
        /** The run as a whole can't be believed, or no trial of these can. */
        INVALID
    }

    /** Of {@code figures} (one or more), all of one run. A figure is trusted where more than half of the trials trust it. */
    static HistoryPoint of(IndexedRun run, List<TrialFigure> figures) {
        List<TrialFigure> valid = figures.stream().filter(TrialFigure::valid).toList();
        List<TrialFigure> counted = valid.isEmpty() ? figures : valid;
        long trusted = counted.stream().filter(TrialFigure::trusted).count();
        Standing standing = valid.isEmpty() || !run.reasons().isEmpty()
                ? Standing.INVALID
                : Trust.isMost(trusted, counted.size()) ? Standing.VALID : Standing.UNTRUSTED;
        double[] values = counted.stream()
                .sorted(Comparator.comparingDouble(TrialFigure::value))
                .mapToDouble(TrialFigure::value)
                .toArray();
        double low = values[0];
        double high = values[values.length - 1];
        return new HistoryPoint(
                run, standing, MEDIAN.evaluate(values), low, high, MedianInterval.of(values), values.length);
    }

    boolean counts() {
        return standing == Standing.VALID;
    }
}

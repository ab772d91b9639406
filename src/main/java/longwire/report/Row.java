package longwire.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import longwire.comparison.Side;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.TrustLimit;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * All trials of one path and transport, their histograms added up. INVALID trials are not among the figures, unless no
 * trial of the row is VALID; then the row is INVALID itself.
 *
 * @param run of which the trials are
 * @param path such as {@code direct}
 * @param transport such as {@code websocket}
 * @param trials all of the row, in the order they ran
 * @param merged those whose figures these are
 * @param histograms sums over {@code merged}, of every measure and of what the machine itself took
 */
record Row(
        String run,
        String path,
        String transport,
        List<TrialSummary> trials,
        List<TrialSummary> merged,
        Map<Series, Histogram> histograms) {
    private static final List<Series> OWN_SHARES =
            List.of(Series.SEND_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE);

    // In the order of how long a message waits for its transport; one that is not known here comes last.
    private static final List<String> TRANSPORTS = List.of("websocket", "sse", "long-poll", "poll");

    /** Transport by transport, since paths are compared within one; the direct path before the others. */
    static final Comparator<Row> ORDER = Comparator.<Row>comparingInt(row -> rank(row.transport))
            .thenComparing(Row::transport)
            .thenComparing(row -> !row.isDirect())
            .thenComparing(Row::path);

    /** Reads what {@code trials}, of one path and transport, recorded. */
    static Row of(RunDirectory run, List<TrialSummary> trials) {
        List<TrialSummary> valid = trials.stream().filter(TrialSummary::valid).toList();
        List<TrialSummary> merged = valid.isEmpty() ? trials : valid;
        Map<Series, Histogram> histograms = new EnumMap<>(Series.class);
        for (Measure measure : Measure.values()) {
            histograms.put(measure.series(), sum(run, merged, measure.series()));
        }
        OWN_SHARES.forEach(series -> histograms.put(series, sum(run, merged, series)));
        TrialSummary any = trials.get(0);
        return new Row(run.path().toString(), any.path(), any.transport(), trials, merged, histograms);
    }

    /** Its trials as they are compared with those of other rows. */
    Side side() {
        return new Side(run, path, transport, trials);
    }

    /** What tells it from other rows. */
    List<String> labels() {
        return List.of(path, transport);
    }

    boolean isDirect() {
        return side().isControl();
    }

    /** Whether it has no VALID trial. */
    public boolean invalid() {
        return !merged.get(0).valid();
    }

    /** The trials that can't be believed. */
    List<TrialSummary> invalidTrials() {
        return trials.stream().filter(trial -> !trial.valid()).toList();
    }

    /** Whether anything was recorded of {@code measure}. */
    boolean has(Measure measure) {
        return histogram(measure).getTotalCount() > 0;
    }

    Histogram histogram(Measure measure) {
        return histograms.get(measure.series());
    }

    /** What {@code percentile} % of all merged readings stayed within. */
    Figure percentile(Measure measure, double percentile) {
        Histogram histogram = histogram(measure);
        return LatencySummary.supports(histogram.getTotalCount(), percentile)
                ? new Figure(histogram.getValueAtPercentile(percentile), standing(measure, percentile))
                : Figure.UNSUPPORTED;
    }

    /** The longest reading; as little to be trusted as the highest percentile that the samples support. */
    Figure max(Measure measure) {
        Histogram histogram = histogram(measure);
        if (histogram.getTotalCount() == 0) {
            return Figure.UNSUPPORTED;
        }
        double highest = LatencySummary.highestSupported(histogram.getTotalCount());
        return new Figure(histogram.getMaxValue(), standing(measure, highest));
    }

    /** What each side took from its host in the merged trials. */
    public List<SideCost> costs() {
        return SideCost.of(merged);
    }

    /** The median of how late messages were sent; its own trust is not in question, it is what limits that of others. */
    Figure sendLagMedian() {
        Histogram lag = histograms.get(Series.SEND_LAG);
        double median = LatencySummary.PERCENTILES[0];
        return LatencySummary.supports(lag.getTotalCount(), median)
                ? new Figure(lag.getValueAtPercentile(median), Figure.Standing.TRUSTED)
                : Figure.UNSUPPORTED;
    }

    /** How far most of the merged trials are trusted, a percentile, or {@link TrustLimit#NONE}. */
    double trustLimit() {
        return TrustLimit.ofMost(
                merged.stream().mapToDouble(TrialSummary::trustLimit).toArray());
    }

    /** What is told of it: no more than there are samples to tell. */
    double toldTrustLimit() {
        return Math.min(
                trustLimit(),
                LatencySummary.highestSupported(histogram(Measure.RESPONSE).getTotalCount()));
    }

    /** Whether there is a trust limit at all: it is read from round-trips, which a mere feed has not. */
    boolean hasTrustLimit() {
        return has(Measure.RESPONSE);
    }

    /** Whether {@code percentile} lies within the trust limit. */
    boolean trusts(double percentile) {
        return !hasTrustLimit() || percentile <= trustLimit();
    }

    private Figure.Standing standing(Measure measure, double percentile) {
        return trusts(percentile) || dwarfsOwnShares(measure, percentile)
                ? Figure.Standing.TRUSTED
                : Figure.Standing.BEYOND_TRUST;
    }

    /** Whether a measure is so much longer than a round-trip that the machine's own shares are little beside it. */
    private boolean dwarfsOwnShares(Measure measure, double percentile) {
        if (measure == Measure.RESPONSE || measure == Measure.SERVICE) {
            return false;
        }
        Histogram lag = histograms.get(Series.SEND_LAG);
        double bound = TrustLimit.SHARE * histogram(measure).getValueAtPercentile(percentile);
        return lag.getTotalCount() > 0
                && OWN_SHARES.stream()
                        .allMatch(series -> histograms.get(series).getValueAtPercentile(percentile) < bound);
    }

    private static Histogram sum(RunDirectory run, List<TrialSummary> trials, Series series) {
        Histogram sum = Latencies.histogram();
        trials.forEach(trial -> sum.add(run.trial(trial.name()).histogram(series)));
        return sum;
    }

    static int rank(String transport) {
        int known = TRANSPORTS.indexOf(transport);
        return known < 0 ? TRANSPORTS.size() : known;
    }
}

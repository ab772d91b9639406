package longwire.report.figures;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import longwire.comparison.Side;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import longwire.viewer.Transport;
import org.HdrHistogram.Histogram;

/**
 * All trials of one path and transport, with their histograms merged. INVALID trials are excluded from the figures,
 * unless no trial of the row is VALID; then the row itself is INVALID.
 *
 * @param reader reads the run of the trials
 * @param name of the path among all rows that are shown; equal to {@code path} if they are all of one run
 * @param path such as {@code direct}
 * @param transport such as {@code websocket}
 * @param trials all trials of the row, in the order in which they ran
 * @param merged the trials from which the figures come
 * @param recorded what {@code merged} recorded
 */
public record Row(
        RunReader reader,
        String name,
        String path,
        String transport,
        List<TrialSummary> trials,
        List<TrialSummary> merged,
        Recorded recorded) {
    /**
     * What the merged trials recorded.
     *
     * @param histograms sums, for every measure, send lag and read lag
     * @param spreads spread of the trials, by measure
     * @param trust how far the figures can be trusted
     */
    record Recorded(Map<Series, Histogram> histograms, Map<Measure, TrialSpread> spreads, Trust trust) {}

    /** By transport, because paths are compared within one; the direct path comes first. */
    public static final Comparator<Row> ORDER = Comparator.<Row>comparingInt(row -> rank(row.transport))
            .thenComparing(Row::transport)
            .thenComparing(row -> !row.isDirect())
            .thenComparing(Row::name);

    /** Reads what {@code trials} recorded; they are all of one path and transport. */
    static Row of(RunReader reader, List<TrialSummary> trials) {
        List<TrialSummary> valid = trials.stream().filter(TrialSummary::valid).toList();
        List<TrialSummary> merged = valid.isEmpty() ? trials : valid;
        Map<Series, Histogram> histograms = new EnumMap<>(Series.class);
        Map<Measure, TrialSpread> spreads = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            TrialSpread spread = new TrialSpread();
            histograms.put(measure.series(), sum(reader, merged, measure.series(), spread::add));
            spreads.put(measure, spread);
        }
        for (Series own : List.of(Series.SEND_LAG, Series.READ_LAG)) {
            histograms.put(own, sum(reader, merged, own, any -> {}));
        }
        Trust trust = Trust.together(merged.stream().map(TrialSummary::trust).toList());
        TrialSummary any = trials.get(0);
        Recorded recorded = new Recorded(histograms, spreads, trust);
        return new Row(reader, any.path(), any.path(), any.transport(), trials, merged, recorded);
    }

    /** The same row under the name {@code path · run}, for a page with rows of several runs. */
    Row of(String run) {
        return new Row(reader, path + " · " + run, path, transport, trials, merged, recorded);
    }

    /** The trials as a side of a comparison. */
    Side side() {
        return new Side(reader.run().path().toString(), name, transport, trials);
    }

    /** The labels that identify the row. */
    public List<String> labels() {
        return List.of(name, transport);
    }

    /** The direct path of the same run and transport; empty for the direct path itself. */
    public Optional<Row> direct(List<Row> rows) {
        return isDirect()
                ? Optional.empty()
                : rows.stream()
                        .filter(row -> row.isDirect() && row.reader == reader && row.transport.equals(transport))
                        .findFirst();
    }

    boolean isDirect() {
        return Side.isControl(path);
    }

    /** Whether it has no VALID trial. */
    public boolean invalid() {
        return !merged.get(0).valid();
    }

    List<TrialSummary> invalidTrials() {
        return trials.stream().filter(trial -> !trial.valid()).toList();
    }

    /** Whether {@code measure} has any readings. */
    public boolean has(Measure measure) {
        return histogram(measure).getTotalCount() > 0;
    }

    public Histogram histogram(Measure measure) {
        return recorded.histograms.get(measure.series());
    }

    /** The spread of its trials. */
    public TrialSpread spread(Measure measure) {
        return recorded.spreads.get(measure);
    }

    /** The value that {@code percentile} % of all merged readings do not exceed. */
    public Figure percentile(Measure measure, double percentile) {
        Histogram histogram = histogram(measure);
        return LatencySummary.supports(histogram.getTotalCount(), percentile)
                ? new Figure(histogram.getValueAtPercentile(percentile), standing(measure, percentile))
                : Figure.UNSUPPORTED;
    }

    /** The longest reading; trusted only as far as the highest percentile that the samples support. */
    Figure max(Measure measure) {
        Histogram histogram = histogram(measure);
        if (histogram.getTotalCount() == 0) {
            return Figure.UNSUPPORTED;
        }
        double highest = LatencySummary.highestSupported(histogram.getTotalCount());
        return new Figure(histogram.getMaxValue(), standing(measure, highest));
    }

    /** The resources that each side used in the merged trials. */
    public List<SideCost> costs() {
        return SideCost.of(merged);
    }

    /** What the viewers' sockets carried in the merged trials. */
    public WireCost carried() {
        return WireCost.of(merged);
    }

    /** The TCP segments that the host resent per 1,000 messages, by any process; a dash if unknown. */
    public String retransmits() {
        List<TrialSummary> known =
                merged.stream().filter(trial -> trial.tcpRetransmits() != null).toList();
        long messages = Traffic.of(known).count(Count.SENT_MEASURED);
        long segments = known.stream().mapToLong(TrialSummary::tcpRetransmits).sum();
        return messages == 0 ? "-" : HumanUnits.number(1e3 * segments / messages);
    }

    /**
     * The median of the send lag or the read lag. It is always TRUSTED, because it is what limits the trust in other
     * figures.
     */
    Figure lagMedian(Series own) {
        Histogram lag = recorded.histograms.get(own);
        double median = LatencySummary.PERCENTILES[0];
        return LatencySummary.supports(lag.getTotalCount(), median)
                ? new Figure(lag.getValueAtPercentile(median), Trust.Standing.TRUSTED)
                : Figure.UNSUPPORTED;
    }

    /** How far its figures can be trusted. */
    Trust trust() {
        return recorded.trust;
    }

    private Trust.Standing standing(Measure measure, double percentile) {
        return trust().trusts(measure.series(), percentile) ? Trust.Standing.TRUSTED : Trust.Standing.BEYOND_TRUST;
    }

    private static Histogram sum(RunReader reader, List<TrialSummary> trials, Series series, Consumer<Histogram> each) {
        Histogram sum = Latencies.histogram();
        for (TrialSummary trial : trials) {
            Histogram recorded = reader.histogram(trial, series);
            sum.add(recorded);
            each.accept(recorded);
        }
        return sum;
    }

    /** The position of {@code transport} in {@link Transport#all}; unknown transports come last. */
    static int rank(String transport) {
        int known = Transport.labels().indexOf(transport);
        return known < 0 ? Integer.MAX_VALUE : known;
    }
}

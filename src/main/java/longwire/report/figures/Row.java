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
 * All trials of one path and transport, their histograms added up. INVALID trials are not among the figures, unless no
 * trial of the row is VALID; then the row is INVALID itself.
 *
 * @param reader of the run that the trials are of
 * @param name what the path is called among all rows that are told; its own where it is those of one run
 * @param path such as {@code direct}
 * @param transport such as {@code websocket}
 * @param trials all of the row, in the order they ran
 * @param merged those whose figures these are
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
     * What trials recorded, together.
     *
     * @param histograms sums, of every measure and of send lag
     * @param spreads of the trials, by measure
     * @param trust how far to believe it
     */
    record Recorded(Map<Series, Histogram> histograms, Map<Measure, TrialSpread> spreads, Trust trust) {}

    /** Transport by transport, since paths are compared within one; the direct path before the others. */
    public static final Comparator<Row> ORDER = Comparator.<Row>comparingInt(row -> rank(row.transport))
            .thenComparing(Row::transport)
            .thenComparing(row -> !row.isDirect())
            .thenComparing(Row::name);

    /** Reads what {@code trials}, of one path and transport, recorded. */
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

    /** The same, called {@code path · run}, since rows of other runs stand beside it. */
    Row of(String run) {
        return new Row(reader, path + " · " + run, path, transport, trials, merged, recorded);
    }

    /** Its trials as they are compared with those of other rows. */
    Side side() {
        return new Side(reader.run().path().toString(), name, transport, trials);
    }

    /** What tells it from other rows. */
    public List<String> labels() {
        return List.of(name, transport);
    }

    /** The row of the same run and transport that it is set against; none for the direct path itself. */
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

    /** The trials that can't be believed. */
    List<TrialSummary> invalidTrials() {
        return trials.stream().filter(trial -> !trial.valid()).toList();
    }

    /** Whether anything was recorded of {@code measure}. */
    public boolean has(Measure measure) {
        return histogram(measure).getTotalCount() > 0;
    }

    public Histogram histogram(Measure measure) {
        return recorded.histograms.get(measure.series());
    }

    /** How far its trials lie apart. */
    public TrialSpread spread(Measure measure) {
        return recorded.spreads.get(measure);
    }

    /** What {@code percentile} % of all merged readings stayed within. */
    public Figure percentile(Measure measure, double percentile) {
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

    /** TCP segments that the host sent again for 1,000 messages, whoever sent them; a dash where not known. */
    public String retransmits() {
        List<TrialSummary> known =
                merged.stream().filter(trial -> trial.tcpRetransmits() != null).toList();
        long messages = Traffic.of(known).count(Count.SENT_MEASURED);
        long segments = known.stream().mapToLong(TrialSummary::tcpRetransmits).sum();
        return messages == 0 ? "-" : HumanUnits.number(1e3 * segments / messages);
    }

    /**
     * The median of how late messages were sent, or replies read; its own trust is not in question, it is what limits that of
     * others.
     */
    Figure lagMedian(Series own) {
        Histogram lag = recorded.histograms.get(own);
        double median = LatencySummary.PERCENTILES[0];
        return LatencySummary.supports(lag.getTotalCount(), median)
                ? new Figure(lag.getValueAtPercentile(median), Trust.Standing.TRUSTED)
                : Figure.UNSUPPORTED;
    }

    /** How far its figures may be believed. */
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

    /** Transports are in the order of {@link Transport#all}; one that this process does not know comes last. */
    static int rank(String transport) {
        int known = Transport.labels().indexOf(transport);
        return known < 0 ? Integer.MAX_VALUE : known;
    }
}

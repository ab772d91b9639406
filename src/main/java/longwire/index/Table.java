package longwire.index;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.results.Cost;
import longwire.results.TrialSummary;

/**
 * What is kept of runs, one fact a line, so that any tool can filter and join: a column is one thing in one unit, which is
 * the end of its name. What is not known is null. {@code valid} is the trial's; {@code kind} tells paths of one name apart.
 */
public enum Table {
    RUNS(
            "run VARCHAR, plan VARCHAR, started_utc TIMESTAMP, seed BIGINT, planned_trials INTEGER,"
                    + " finished_trials INTEGER, valid BOOLEAN, invalid_reasons VARCHAR, baseline BOOLEAN, labels VARCHAR,"
                    + " load VARCHAR",
            Table::run),
    LABELS("run VARCHAR, name VARCHAR, value VARCHAR", Table::labels),
    PLAN_KEYS("run VARCHAR, name VARCHAR, value VARCHAR", Table::planKeys),
    FACTS("run VARCHAR, path VARCHAR, name VARCHAR, value VARCHAR", Table::facts),
    TRIALS(
            Table.TRIAL
                    + ", repeat INTEGER, beside VARCHAR, connections INTEGER, offered_per_second DOUBLE, achieved_per_second DOUBLE,"
                    + " measured_seconds DOUBLE, trust_limit_percentile DOUBLE, tcp_retransmits BIGINT,"
                    + " invalid_reasons VARCHAR",
            contents -> eachTrial(contents, Table::trial)),
    SERIES(
            Table.TRIAL + ", series VARCHAR, samples BIGINT, min_ns BIGINT, mean_ns DOUBLE, max_ns BIGINT",
            contents -> eachTrial(contents, Table::series)),
    PERCENTILES(
            Table.TRIAL + ", series VARCHAR, percentile DOUBLE, value_ns BIGINT, samples BIGINT, supported BOOLEAN,"
                    + " trusted BOOLEAN, trust_limit_percentile DOUBLE",
            contents -> eachTrial(contents, Table::percentiles)),
    COUNTS(Table.TRIAL + ", name VARCHAR, count BIGINT", contents -> eachTrial(contents, Table::counts)),
    COSTS(
            Table.TRIAL + ", side VARCHAR, cpu_seconds DOUBLE, cpu_ns_per_message DOUBLE, resident_bytes BIGINT,"
                    + " proportional_bytes BIGINT, proportional_bytes_per_connection DOUBLE, threads INTEGER,"
                    + " open_files INTEGER, sockets INTEGER",
            contents -> eachTrial(contents, Table::costs));

    private static final String TRIAL =
            "run VARCHAR, trial VARCHAR, path VARCHAR, kind VARCHAR, transport VARCHAR, valid BOOLEAN";
    private static final double NANOS_PER_SECOND = 1e9;

    private final String columns;
    private final Function<RunContents, Stream<List<Object>>> rows;

    Table(String columns, Function<RunContents, Stream<List<Object>>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Its name in SQL, and that of its file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its columns, as SQL declares them. */
    String columns() {
        return columns;
    }

    /** What a run leaves in it: values in the order of the columns. */
    Stream<List<Object>> rows(RunContents contents) {
        return rows.apply(contents);
    }

    private interface Rows {
        /** The values behind those of {@link #TRIAL}. */
        Stream<List<Object>> of(TrialSummary trial);
    }

    private static Stream<List<Object>> eachTrial(RunContents contents, Rows rows) {
        return contents.summary().trials().stream()
                .flatMap(trial -> rows.of(trial).map(values -> joined(trialColumns(contents, trial), values)));
    }

    private static List<Object> trialColumns(RunContents contents, TrialSummary trial) {
        String kind = contents.paths().stream()
                .filter(path -> path.name().equals(trial.path()))
                .map(RunContents.Path::kind)
                .findFirst()
                .orElse("");
        return row(contents.run(), trial.name(), trial.path(), kind, trial.transport(), trial.valid());
    }

    private static Stream<List<Object>> run(RunContents contents) {
        return Stream.of(row(
                contents.run(),
                contents.summary().name(),
                LocalDateTime.ofInstant(contents.summary().startInstant(), ZoneOffset.UTC),
                contents.summary().seed(),
                contents.summary().planned(),
                contents.summary().trials().size(),
                contents.reasons().isEmpty(),
                String.join("; ", contents.reasons()),
                contents.labels().baseline(),
                contents.labels().text(),
                contents.load().id()));
    }

    private static Stream<List<Object>> labels(RunContents contents) {
        return named(contents.run(), contents.labels().labels());
    }

    private static Stream<List<Object>> planKeys(RunContents contents) {
        return named(contents.run(), contents.load().keys());
    }

    private static Stream<List<Object>> named(String run, Map<String, String> values) {
        return values.entrySet().stream().map(value -> row(run, value.getKey(), value.getValue()));
    }

    private static Stream<List<Object>> facts(RunContents contents) {
        Stream<List<Object>> environment = contents.environment().entrySet().stream()
                .map(fact -> row(contents.run(), "", fact.getKey(), fact.getValue()));
        Stream<List<Object>> paths = contents.paths().stream().flatMap(path -> path.facts().entrySet().stream()
                .map(fact -> row(contents.run(), path.name(), fact.getKey(), fact.getValue())));
        return Stream.concat(environment, paths);
    }

    private static Stream<List<Object>> trial(TrialSummary trial) {
        return Stream.of(row(
                trial.repeat(),
                trial.beside(),
                trial.connections(),
                trial.offeredPerSecond(),
                trial.achievedPerSecond(),
                trial.measuredSeconds(),
                trial.trustLimit(),
                trial.tcpRetransmits(),
                String.join("; ", trial.invalid())));
    }

    private static Stream<List<Object>> series(TrialSummary trial) {
        return latencies(trial)
                .map(series -> row(
                        series.getKey(),
                        series.getValue().count(),
                        series.getValue().minNanos(),
                        series.getValue().meanNanos(),
                        series.getValue().maxNanos()));
    }

    private static Stream<List<Object>> percentiles(TrialSummary trial) {
        Trust trust = trial.trust();
        return latencies(trial).flatMap(series -> Arrays.stream(LatencySummary.PERCENTILES)
                .mapToObj(percentile -> percentile(trial, trust, series.getKey(), series.getValue(), percentile)));
    }

    private static List<Object> percentile(
            TrialSummary trial, Trust trust, String series, LatencySummary latencies, double percentile) {
        Long nanos = latencies.percentileNanos().get(percentile);
        return row(
                series,
                percentile,
                nanos,
                latencies.count(),
                nanos != null,
                Series.tagged(series)
                        .map(known -> trust.standing(known, percentile))
                        .filter(Trust.Standing.TRUSTED::equals)
                        .isPresent(),
                trial.trustLimit());
    }

    private static Stream<List<Object>> counts(TrialSummary trial) {
        Stream<List<Object>> counts =
                trial.counts().entrySet().stream().map(count -> row(count.getKey(), count.getValue()));
        Stream<List<Object>> drops =
                trial.drops().entrySet().stream().map(drop -> row("dropped " + drop.getKey(), drop.getValue()));
        Stream<List<Object>> refusals = trial.refusals().entrySet().stream()
                .map(refused -> row("handshake failed: " + refused.getKey(), refused.getValue()));
        return Stream.of(counts, drops, refusals).flatMap(rows -> rows);
    }

    private static Stream<List<Object>> costs(TrialSummary trial) {
        return trial.costs().entrySet().stream()
                .filter(side -> side.getValue() != null)
                .map(side -> cost(trial, side.getKey(), side.getValue()));
    }

    private static List<Object> cost(TrialSummary trial, String side, Cost cost) {
        Long sent = trial.counts().get(Count.SENT_MEASURED.label());
        return row(
                side,
                cost.cpuSeconds(),
                sent == null || sent == 0 ? null : NANOS_PER_SECOND * cost.cpuSeconds() / sent,
                known(cost.residentBytes()),
                known(cost.proportionalBytes()),
                cost.proportionalBytes() == 0 || trial.connections() == 0
                        ? null
                        : (double) cost.proportionalBytes() / trial.connections(),
                cost.threads(),
                cost.openFiles(),
                cost.sockets());
    }

    /** Runs of before say 0 of what they did not know. */
    private static Long known(long value) {
        return value == 0 ? null : value;
    }

    private static Stream<Map.Entry<String, LatencySummary>> latencies(TrialSummary trial) {
        return trial.latencies().entrySet().stream().filter(series -> series.getValue() != null);
    }

    /** Unlike List.of, with nulls. */
    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static List<Object> joined(List<Object> first, List<Object> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

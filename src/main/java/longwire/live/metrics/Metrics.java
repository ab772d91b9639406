package longwire.live.metrics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import longwire.live.metrics.Metric.Kind;
import longwire.live.metrics.Metric.Point;
import longwire.live.state.EndedTrial;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.measurement.Count;
import longwire.measurement.Series;

/**
 * Every figure of a snapshot, for Prometheus and OpenTelemetry. What only grows is told of the trial that is on and of the
 * latest that are over, so that a scraper misses no trial's end; what is true of a moment, of the trial that is on alone.
 */
public final class Metrics {
    /** With trials of ten seconds, enough for one that scrapes once a minute; and every trial costs a thousand lines. */
    private static final int MOST_ENDED = 8;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final String SECONDS = "s";
    private static final String SHARE = "1";
    private static final String NUMBER = "";

    private final LiveSnapshot snapshot;
    private final List<EndedTrial> ended;
    private final List<LiveTrial> current;
    private final List<LiveTrial> all;
    private final List<Metric> metrics = new ArrayList<>();

    private Metrics(LiveSnapshot snapshot) {
        this.snapshot = snapshot;
        int size = snapshot.ended().size();
        this.ended = snapshot.ended().subList(Math.max(0, size - MOST_ENDED), size);
        this.current = snapshot.trial().stream().toList();
        this.all = Stream.concat(ended.stream().map(EndedTrial::last), current.stream())
                .toList();
    }

    /** All that something is known of. */
    public static List<Metric> of(LiveSnapshot snapshot) {
        Metrics metrics = new Metrics(snapshot);
        metrics.run();
        metrics.trials();
        for (Count count : Count.values()) {
            metrics.count(count);
        }
        for (Series series : Series.values()) {
            metrics.series(series);
        }
        metrics.percentiles();
        metrics.cpu();
        return metrics.metrics;
    }

    private void run() {
        LiveRun run = snapshot.run();
        Map<String, String> names = Map.of("experiment", run.experiment(), "run", run.directory());
        gauge("longwire.run", "1 for the current run.", NUMBER, Stream.of(Point.of(names, 1)));
        gauge("longwire.trials.planned", "Trials of the plan.", NUMBER, Stream.of(Point.of(Map.of(), run.trials())));
        gauge(
                "longwire.time.left",
                "Estimated time until the last trial ends.",
                SECONDS,
                Stream.of(Point.of(Map.of(), snapshot.secondsLeft())));
        counter(
                "longwire.trials.ended",
                "Finished trials.",
                NUMBER,
                Stream.of(
                        Point.of(Map.of("validity", "VALID"), snapshot.valid()),
                        Point.of(Map.of("validity", "INVALID"), snapshot.invalid())));
    }

    private void trials() {
        now("longwire.connections.planned", "Connections planned for the trial.", LiveTrial::connections);
        now("longwire.connections.open", "Connections open now.", LiveTrial::open);
        now(
                "longwire.messages.offered.per.second",
                "Messages due per second by the plan; 0 while none are due.",
                trial -> trial.rates().offered());
        gauge(
                "longwire.trial.phase",
                "1 for the current phase of the trial.",
                NUMBER,
                current.stream().map(trial -> Point.of(with(trial, Map.of("phase", trial.phase())), 1)));
        gauge(
                "longwire.trial.valid",
                "1 for a finished trial that is VALID, 0 for an INVALID one.",
                NUMBER,
                ended.stream().map(trial -> Point.of(labels(trial.last()), trial.valid() ? 1 : 0)));
        gauge(
                "longwire.trust.limit",
                "The trust limit, as a share: the highest percentile that can be believed; 0 for none.",
                SHARE,
                Stream.concat(
                        ended.stream().map(trial -> Point.of(labels(trial.last()), trial.trustLimit() / PERCENT)),
                        current.stream().map(trial -> Point.of(labels(trial), trial.trustLimit() / PERCENT))));
    }

    private void now(String name, String help, ToDoubleFunction<LiveTrial> value) {
        gauge(name, help, NUMBER, current.stream().map(trial -> Point.of(labels(trial), value.applyAsDouble(trial))));
    }

    private void count(Count count) {
        MetricName told = MetricName.of(count);
        counter(
                told.name(),
                told.help(),
                NUMBER,
                each(trial -> Stream.of(Point.of(labels(trial), trial.counts().get(count)))));
    }

    private void series(Series series) {
        MetricName told = MetricName.of(series);
        add(told.name(), told.help(), SECONDS, Kind.HISTOGRAM, each(trial -> Stream.ofNullable(
                        trial.soFar().get(series))
                .map(spread -> Point.of(labels(trial), spread))));
    }

    private void percentiles() {
        gauge(
                "longwire.latency.quantile",
                "Percentiles of the trial so far, to three digits, where samples support them.",
                SECONDS,
                each(trial -> trial.soFar().entrySet().stream().flatMap(series -> percentiles(trial, series))));
    }

    private static Stream<Point> percentiles(LiveTrial trial, Map.Entry<Series, LatencySpread> series) {
        return series.getValue().percentiles().nanos().entrySet().stream()
                .map(percentile -> Point.of(
                        with(
                                trial,
                                Map.of(
                                        "series", series.getKey().tag(),
                                        "quantile", share(percentile.getKey()))),
                        percentile.getValue() / NANOS_PER_SECOND));
    }

    private void cpu() {
        counter(
                "longwire.cpu.time",
                "CPU time of a side's processes since the first second of the trial.",
                SECONDS,
                each(trial -> trial.cpu().entrySet().stream()
                        .map(side -> Point.of(
                                with(trial, Map.of("side", side.getKey())),
                                side.getValue().seconds()))));
    }

    private Stream<Point> each(Function<LiveTrial, Stream<Point>> points) {
        return all.stream().flatMap(points);
    }

    private void gauge(String name, String help, String unit, Stream<Point> points) {
        add(name, help, unit, Kind.GAUGE, points);
    }

    private void counter(String name, String help, String unit, Stream<Point> points) {
        add(name, help, unit, Kind.COUNTER, points);
    }

    private void add(String name, String help, String unit, Kind kind, Stream<Point> points) {
        List<Point> known = points.toList();
        if (!known.isEmpty()) {
            metrics.add(new Metric(name, help, unit, kind, known));
        }
    }

    private static Map<String, String> labels(LiveTrial trial) {
        return with(trial, Map.of());
    }

    private static Map<String, String> with(LiveTrial trial, Map<String, String> more) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("path", trial.path());
        labels.put("transport", trial.transport());
        labels.put("trial", Integer.toString(trial.number()));
        labels.putAll(more);
        return labels;
    }

    /** 99.9 as 0.999, whatever binary fractions make of it. */
    private static String share(double percentile) {
        return BigDecimal.valueOf(percentile)
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}

package longwire.results;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/** A run on disk that nobody measured: log-normal latencies around a median, drawn from a seed. */
public final class SyntheticRun {
    public static final int CONNECTIONS = 1_000;
    public static final double MESSAGES_PER_SECOND = 1_000;
    public static final long PROXY_BYTES = 200_000_000;
    private static final int SECONDS = 6;
    private static final int MESSAGES = (int) MESSAGES_PER_SECOND * SECONDS;
    /** Tails of a factor of five between p50 and p99, as on a shared machine. */
    private static final double SPREAD = 0.7;

    private final RunDirectory run;
    private final String plan;
    private final Instant start;
    private final Random random;
    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final Map<String, Object> environment = new LinkedHashMap<>(
            Map.of("cpu", "Some CPU", "cpus", 2, "kernel", "Linux 6.18", "jdk", "17.0.15", "load-average", 0.1));
    private final List<Map<String, Object>> paths = new ArrayList<>();
    private final List<TrialSummary> trials = new ArrayList<>();
    private boolean logs;
    private double trustLimit = 99.9;

    /** A run in the making, its directory already there. */
    public SyntheticRun(Path results, String plan, Instant start, long seed) {
        this.run = RunDirectory.create(results, plan, start);
        this.plan = plan;
        this.start = start;
        this.random = new Random(seed);
    }

    /** Says a key of the plan otherwise than the defaults. */
    public SyntheticRun key(String name, Object value) {
        keys.put(name, value);
        return this;
    }

    /** Says a fact of the environment. */
    public SyntheticRun fact(String name, Object value) {
        environment.put(name, value);
        return this;
    }

    /** Says what a path was. */
    public SyntheticRun path(String name, String proxy, String version, String tls) {
        return path(name, proxy, version, tls, "");
    }

    /** The same with what the origin keeps its replies back by. */
    public SyntheticRun path(String name, String proxy, String version, String tls, String delay) {
        Map<String, Object> path = new LinkedHashMap<>(
                Map.of("name", name, "proxy", proxy, "version", version, "tls", tls, "delay", delay));
        path.put("settings", Map.of("workers", "auto"));
        paths.add(path);
        return this;
    }

    /** From here on trials leave interval logs as well; most tests need none. */
    public SyntheticRun withLogs() {
        logs = true;
        return this;
    }

    public SyntheticRun trustLimit(double percentile) {
        trustLimit = percentile;
        return this;
    }

    /** Adds a trial whose response times have this median. */
    public SyntheticRun trial(String path, String transport, double medianNanos, String... invalid) {
        int number = trials.size() + 1;
        TrialDirectory directory = run.createTrial(number + "-" + path + "-" + transport);
        Map<Series, List<Histogram>> recorded = new EnumMap<>(Series.class);
        recorded.put(Series.RESPONSE, draw(MESSAGES, medianNanos));
        recorded.put(Series.SERVICE, draw(MESSAGES, 0.7 * medianNanos));
        recorded.put(Series.SEND_LAG, draw(MESSAGES, 0.02 * medianNanos));
        recorded.put(Series.HANDSHAKE, draw(CONNECTIONS, 3 * medianNanos));
        if (logs) {
            writeLogs(directory, number, recorded);
        }
        Map<String, LatencySummary> latencies = new LinkedHashMap<>();
        recorded.forEach((series, intervals) -> latencies.put(series.tag(), LatencySummary.of(sum(intervals))));
        directory.markInvalid(List.of(invalid));
        trials.add(new TrialSummary(
                directory.name(),
                path,
                transport,
                1
                        + (int) trials.stream()
                                .filter(other -> other.path().equals(path)
                                        && other.transport().equals(transport))
                                .count(),
                "",
                CONNECTIONS,
                MESSAGES_PER_SECOND,
                MESSAGES_PER_SECOND,
                SECONDS,
                List.of(invalid),
                trustLimit,
                Map.of("sent", 9_000L, "received", 9_000L, "sent-measured", (long) MESSAGES, "lost", 0L),
                Map.of(),
                Map.of(),
                latencies,
                path.equals("direct") ? Map.of() : Map.of("proxy", cost(medianNanos)),
                null,
                List.of(),
                Outcome.NONE));
        return this;
    }

    /** Writes what a finished run leaves; INVALID for {@code reasons}, or VALID without any. */
    public RunDirectory finished(String... reasons) {
        StringBuilder text = new StringBuilder("longwire {\n  name = \"" + plan + "\"\n");
        keys.forEach((key, value) -> text.append("  " + key + " = " + value + "\n"));
        run.writeText("plan.conf", text + "}\n");
        run.writeJson("environment", environment);
        run.writeJson("paths", paths);
        run.writeSummary(new RunSummary(plan, start.toString(), 1, trials.size(), trials));
        run.markInvalid(List.of(reasons));
        return run;
    }

    private List<Histogram> draw(int count, double medianNanos) {
        List<Histogram> intervals = new ArrayList<>();
        for (int interval = 0; interval < (logs ? SECONDS : 1); interval++) {
            intervals.add(Latencies.histogram());
        }
        for (int index = 0; index < count; index++) {
            intervals.get(index % intervals.size()).recordValue((long)
                    (medianNanos * Math.exp(SPREAD * random.nextGaussian())));
        }
        return intervals;
    }

    private void writeLogs(TrialDirectory directory, int number, Map<Series, List<Histogram>> recorded) {
        long startMillis = start.toEpochMilli() + number * 20_000L;
        try (IntervalLog log = new IntervalLog(directory.path(), startMillis)) {
            for (int interval = 0; interval < SECONDS; interval++) {
                Map<Series, Histogram> histograms = new EnumMap<>(Series.class);
                for (Map.Entry<Series, List<Histogram>> series : recorded.entrySet()) {
                    histograms.put(series.getKey(), series.getValue().get(interval));
                }
                long from = startMillis + interval * 1_000L;
                log.write(histograms, from, from + 1_000);
            }
        }
    }

    private static Histogram sum(List<Histogram> intervals) {
        Histogram sum = Latencies.histogram();
        intervals.forEach(sum::add);
        return sum;
    }

    private static Cost cost(double medianNanos) {
        return new Cost(MESSAGES * medianNanos / 4e9, 2 * PROXY_BYTES, PROXY_BYTES, 4, 2_010, 2_001);
    }
}

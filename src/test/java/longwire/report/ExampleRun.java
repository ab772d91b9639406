package longwire.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.process.CoreLoad;
import longwire.results.Cost;
import longwire.results.Outcome;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/** A run on disk whose every reading is known, for tests to read back. */
public final class ExampleRun {
    public static final Instant START = Instant.parse("2026-11-23T04:05:06Z");
    private static final long MILLIS_PER_INTERVAL = 1_000;
    private static final long MILLIS_BETWEEN_TRIALS = 10_000;

    private final RunDirectory run;
    private int rate = 1_000;
    private final List<TrialSummary> trials = new ArrayList<>();
    private long nextStartMillis = START.toEpochMilli() + 2 * MILLIS_BETWEEN_TRIALS;

    public ExampleRun(Path results) {
        run = RunDirectory.create(results, "example", START);
    }

    /** Readings of one trial to come. */
    public static final class Trial {
        private final Map<Series, List<Histogram>> intervals = new LinkedHashMap<>();
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final Map<String, Long> drops = new LinkedHashMap<>();
        private final Map<String, Cost> costs = new LinkedHashMap<>();
        private List<String> invalid = List.of();
        private double trustLimit = 99.999;
        private double offered = 1_000;
        private int seconds = 10;
        private final Map<String, Long> refusals = new TreeMap<>();
        private Long tcpRetransmits;
        private List<CoreLoad> cores = List.of();

        /** How long the measured window is, and how many intervals the readings that follow are spread over. */
        public Trial lasting(int seconds) {
            this.seconds = seconds;
            return this;
        }

        /** Spreads {@code count} readings over an interval for each second; {@code nanos} gives each by its index. */
        public Trial readings(Series series, int count, IntToLongFunction nanos) {
            List<Histogram> histograms = new ArrayList<>();
            for (int interval = 0; interval < seconds; interval++) {
                histograms.add(Latencies.histogram());
            }
            for (int index = 0; index < count; index++) {
                histograms.get(index % histograms.size()).recordValue(nanos.applyAsLong(index));
            }
            intervals.put(series, histograms);
            return this;
        }

        public Trial count(String name, long count) {
            counts.put(name, count);
            return this;
        }

        public Trial drop(String code, long count) {
            drops.put(code, count);
            return this;
        }

        public Trial cost(String side, double cpuSeconds, long residentBytes) {
            costs.put(side, new Cost(cpuSeconds, residentBytes, residentBytes, 3, 40, 30));
            return this;
        }

        public Trial retransmits(long segments) {
            tcpRetransmits = segments;
            return this;
        }

        public Trial refusal(String reason, long handshakes) {
            refusals.put(reason, handshakes);
            return this;
        }

        public Trial cores(CoreLoad... loads) {
            cores = List.of(loads);
            return this;
        }

        public Trial invalid(String... reasons) {
            invalid = List.of(reasons);
            return this;
        }

        public Trial trustLimit(double percentile) {
            trustLimit = percentile;
            return this;
        }

        public Trial offered(double perSecond) {
            offered = perSecond;
            return this;
        }
    }

    public static Trial trial() {
        return new Trial();
    }

    /** The rate of its plan; 1,000 without. */
    public ExampleRun rate(int perSecond) {
        rate = perSecond;
        return this;
    }

    /** Writes what a finished trial leaves. */
    public ExampleRun with(String path, String transport, Trial trial) {
        int number = trials.size() + 1;
        // Paths of tests may be longer than a file's name can be.
        String shortPath = path.substring(0, Math.min(path.length(), 40));
        TrialDirectory directory = run.createTrial(number + "-" + shortPath + "-" + transport);
        long startMillis = nextStartMillis;
        nextStartMillis += trial.seconds * MILLIS_PER_INTERVAL + MILLIS_BETWEEN_TRIALS;
        Map<String, LatencySummary> latencies = new LinkedHashMap<>();
        try (IntervalLog log = new IntervalLog(directory.path(), startMillis)) {
            for (int interval = 0; interval < trial.seconds; interval++) {
                long from = startMillis + interval * MILLIS_PER_INTERVAL;
                Map<Series, Histogram> histograms = new LinkedHashMap<>();
                for (Map.Entry<Series, List<Histogram>> series : trial.intervals.entrySet()) {
                    histograms.put(series.getKey(), series.getValue().get(interval));
                }
                log.write(histograms, from, from + MILLIS_PER_INTERVAL);
            }
            trial.intervals
                    .keySet()
                    .forEach(series -> latencies.put(series.tag(), LatencySummary.of(log.total(series))));
        }
        directory.markInvalid(trial.invalid);
        long before = trials.stream()
                .filter(other -> other.path().equals(path) && other.transport().equals(transport))
                .count();
        trials.add(new TrialSummary(
                directory.name(),
                path,
                transport,
                (int) before + 1,
                "",
                10,
                trial.offered,
                trial.offered,
                trial.seconds,
                trial.invalid,
                trial.trustLimit,
                trial.counts,
                trial.drops,
                trial.refusals,
                latencies,
                trial.costs,
                trial.tcpRetransmits,
                trial.cores,
                Outcome.NONE));
        return this;
    }

    /** Writes the summary; the run is INVALID for {@code reasons}, or VALID without any. */
    public RunDirectory finished(String... reasons) {
        run.writeText("plan.conf", "longwire { name = example, rate = " + rate + " }\n");
        run.writeJson("environment", Map.of("kernel", "6.1"));
        run.writeSummary(new RunSummary("example", START.toString(), 42, trials.size(), trials));
        run.markInvalid(List.of(reasons));
        return run;
    }
}

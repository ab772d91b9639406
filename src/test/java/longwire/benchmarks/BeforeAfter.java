package longwire.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.comparison.Side;
import longwire.fault.OutsideFault;
import longwire.measurement.Series;
import longwire.report.comparison.ComparisonFormats;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;

/** Compares many runs of one kind with as many of another, which took turns, as {@code scripts/before-after} has them. */
public final class BeforeAfter {
    private BeforeAfter() {}

    /** A directory of runs, and what the names of the baseline's and of the candidate's runs begin with. */
    public static void main(String[] arguments) throws Exception {
        Path runs = Path.of(arguments[0]);
        Comparison comparison =
                Comparison.of(side(runs, arguments[1]), side(runs, arguments[2]), Metric.STANDARD, Criteria.STANDARD);
        System.out.print(ComparisonFormats.text("text", new RunComparison(List.of(comparison), List.of(), List.of())));
        System.out.println("\nmedians over trials, whatever their trust, in µs");
        for (Side side : List.of(comparison.baseline(), comparison.candidate())) {
            System.out.printf(
                    "  %-18s response p50 %.1f, p99 %.1f; service p50 %.1f, p99 %.1f; send lag p50 %.1f%n",
                    side.path(),
                    median(side, Series.RESPONSE, 50),
                    median(side, Series.RESPONSE, 99),
                    median(side, Series.SERVICE, 50),
                    median(side, Series.SERVICE, 99),
                    median(side, Series.SEND_LAG, 50));
        }
    }

    private static double median(Side side, Series series, double percentile) {
        double[] rising = side.trials().stream()
                .map(trial -> trial.latencies().get(series.tag()))
                .filter(latencies -> latencies != null)
                .mapToDouble(latencies -> latencies.atMostNanos(percentile) / 1e3)
                .sorted()
                .toArray();
        return rising[rising.length / 2];
    }

    private static Side side(Path runs, String prefix) throws Exception {
        List<TrialSummary> trials = new ArrayList<>();
        try (Stream<Path> all = Files.list(runs)) {
            for (Path run : all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                for (TrialSummary trial : RunDirectory.open(run).summary().trials()) {
                    trials.add(numbered(trial, trials.size() + 1));
                }
            }
        }
        if (trials.stream().noneMatch(TrialSummary::valid)) {
            throw new OutsideFault(runs + ": " + prefix + ": none of " + trials.size() + " trials is VALID"
                    + trials.stream()
                            .flatMap(trial -> trial.invalid().stream())
                            .findFirst()
                            .map(": "::concat)
                            .orElse(""));
        }
        return new Side("runs that took turns", prefix, trials.get(0).transport(), trials);
    }

    /** As one of all runs: a round is a turn of both generators. */
    private static TrialSummary numbered(TrialSummary trial, int repeat) {
        return new TrialSummary(
                trial.name(),
                trial.path(),
                trial.transport(),
                repeat,
                trial.beside(),
                trial.connections(),
                trial.offeredPerSecond(),
                trial.achievedPerSecond(),
                trial.measuredSeconds(),
                trial.invalid(),
                trial.trustLimit(),
                trial.counts(),
                trial.drops(),
                trial.refusals(),
                trial.latencies(),
                trial.costs(),
                trial.tcpRetransmits(),
                trial.cores(),
                trial.outcome());
    }
}

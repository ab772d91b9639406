package longwire.report.browse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.comparison.Metric;
import longwire.report.page.Page;
import longwire.report.page.PageLink;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import longwire.text.Resources;

/** The page about a run that is on: the trials that have ended, and where it can be watched. */
final class RunningPage {
    private static final String SCRIPT = "longwire/report/running.js";
    private static final Metric P50 = Metric.named("response p50");
    private static final Metric P99 = Metric.named("response p99");

    /** A trial that has ended. */
    record Line(String name, String validity, String median, String tail) {
        static Line of(TrialSummary trial) {
            return new Line(trial.name(), trial.validity(), figure(P50, trial), figure(P99, trial));
        }

        private static String figure(Metric metric, TrialSummary trial) {
            return metric.of(trial).isPresent()
                    ? HumanUnits.time(metric.of(trial).getAsDouble())
                    : "";
        }
    }

    private RunningPage() {}

    /** The page about the run in {@code directory}, which is on in {@code process}; {@code state} is that of all runs before. */
    static String of(Path directory, RunProcess process, String state) {
        List<TrialSummary> trials = Files.exists(directory.resolve("summary.json"))
                ? RunDirectory.open(directory).summary().trials()
                : List.of();
        return Page.of(
                "running.html",
                Map.of(
                        "name", directory.getFileName().toString(),
                        "nav", List.of(new PageLink("All runs", "/")),
                        "process", process,
                        "state", state,
                        "trials", trials.stream().map(Line::of).toList(),
                        "script", Resources.text(SCRIPT)));
    }
}

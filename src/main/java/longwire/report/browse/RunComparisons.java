package longwire.report.browse;

import java.util.List;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.comparison.Side;
import longwire.plan.RunPlan;
import longwire.report.comparison.ComparisonFormats;
import longwire.report.page.PageLink;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;

/** Pages of comparisons, as the command of that name tells them. */
final class RunComparisons {
    private RunComparisons() {}

    /** The page that compares {@code candidates} with {@code baseline}; without any, the paths of that run with each other. */
    static String page(RunComparison.Choice baseline, List<RunComparison.Choice> candidates, List<PageLink> nav) {
        Criteria criteria = Criteria.of(RunPlan.of(baseline.run()));
        RunComparison comparison = candidates.isEmpty()
                ? RunComparison.within(
                        baseline.run(),
                        baseline.path().orElseGet(() -> first(baseline.run())),
                        Metric.STANDARD,
                        criteria,
                        false)
                : RunComparison.of(baseline, candidates, Metric.STANDARD, criteria, false);
        return ComparisonFormats.page(comparison, nav);
    }

    /** What the other paths of {@code run} are compared with, unless said: its control, or else its first path. */
    private static String first(RunDirectory run) {
        List<String> paths = run.summary().trials().stream()
                .map(TrialSummary::path)
                .distinct()
                .toList();
        return paths.stream()
                .filter(Side::isControl)
                .findFirst()
                .or(() -> paths.stream().findFirst())
                .orElse("");
    }
}

package longwire.report.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.report.figures.MoreTrials;
import longwire.text.HumanUnits;

/**
 * A finding as text.
 *
 * @param title of its comparison
 * @param metric its name
 * @param baseline median of the baseline's trials
 * @param candidate median of the candidate's
 * @param change from baseline to candidate, such as {@code +7.70 %}
 * @param interval of the change at 95 %; empty where there are too few trials
 * @param verdict in capitals
 * @param why the verdict is UNDECIDED, or how sure it is
 */
record ComparisonLine(
        String title,
        String metric,
        String baseline,
        String candidate,
        String change,
        String interval,
        String verdict,
        String why) {
    static List<ComparisonLine> of(RunComparison comparison) {
        return comparison.comparisons().stream()
                .flatMap(one -> of(one).stream())
                .toList();
    }

    static List<ComparisonLine> of(Comparison comparison) {
        return comparison.findings().stream()
                .map(finding -> of(title(comparison), finding))
                .toList();
    }

    /** What its columns are, and then its remarks, for people. */
    static List<String> remarks(RunComparison comparison) {
        List<String> remarks = new ArrayList<>();
        if (comparison.comparisons().stream().anyMatch(one -> !one.findings().isEmpty())) {
            boolean duets = comparison.comparisons().stream().allMatch(Comparison::isDuet);
            remarks.add("baseline and candidate are medians of trials; the change is the median of the ratios "
                    + (duets ? "within trials" : "of all pairs of trials")
                    + ", and differs from the ratio of the two where trials differ");
        }
        remarks.addAll(comparison.remarks());
        return remarks;
    }

    /** The path, or both paths if they differ, and the transport. */
    static String title(Comparison comparison) {
        String from = comparison.baseline().path();
        String to = comparison.candidate().path();
        String paths = from.equals(to) ? to : from + " → " + to;
        return paths + ", " + comparison.candidate().transport();
    }

    private static ComparisonLine of(String title, Finding finding) {
        return new ComparisonLine(
                title,
                finding.metric().name(),
                value(finding.metric(), finding.baseline()),
                value(finding.metric(), finding.candidate()),
                HumanUnits.percent(finding.ratio()),
                finding.interval()
                        .map(within -> HumanUnits.percentRange(within.low(), within.high()))
                        .orElse(""),
                finding.verdict().name(),
                why(finding));
    }

    static String value(Metric metric, double value) {
        return metric.unit().text(value);
    }

    private static String why(Finding finding) {
        if (!finding.remark().isEmpty()) {
            return finding.remark();
        }
        return finding.moreTrials() > 0
                ? MoreTrials.about(finding.moreTrials(), "trial") + " per side would decide"
                : String.format(Locale.ROOT, "p %.3g", finding.p());
    }
}

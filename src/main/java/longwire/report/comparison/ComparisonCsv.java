package longwire.report.comparison;

import java.util.List;
import java.util.Locale;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.Interval;
import longwire.comparison.RunComparison;
import longwire.text.Csv;

/** A comparison as RFC 4180 has tables: a line for each finding, numbers in the unit that is named. */
final class ComparisonCsv implements ComparisonFormat {
    private static final List<String> COLUMNS = List.of(
            "baseline_run",
            "candidate_run",
            "baseline_path",
            "candidate_path",
            "transport",
            "metric",
            "unit",
            "baseline_trials",
            "candidate_trials",
            "baseline",
            "candidate",
            "ratio",
            "ratio_low",
            "ratio_high",
            "p",
            "verdict",
            "more_trials",
            "remark");

    @Override
    public String text(RunComparison comparison) {
        return Csv.table(COLUMNS, comparison.comparisons().stream().flatMap(one -> one.findings().stream()
                .map(finding -> row(one, finding))));
    }

    private static List<Object> row(Comparison one, Finding finding) {
        return List.<Object>of(
                one.baseline().run(),
                one.candidate().run(),
                one.baseline().path(),
                one.candidate().path(),
                one.baseline().transport(),
                finding.metric().name(),
                finding.metric().unit().name().toLowerCase(Locale.ROOT),
                finding.baselineTrials(),
                finding.candidateTrials(),
                finding.baseline(),
                finding.candidate(),
                finding.ratio(),
                finding.interval().map(Interval::low).map(Object::toString).orElse(""),
                finding.interval().map(Interval::high).map(Object::toString).orElse(""),
                finding.p(),
                finding.verdict(),
                finding.moreTrials(),
                finding.remark());
    }
}

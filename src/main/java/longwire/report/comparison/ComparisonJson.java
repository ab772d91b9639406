package longwire.report.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.RunComparison;
import longwire.results.Json;

/** A comparison as JSON: times in nanoseconds, sizes in bytes, changes as ratios. */
final class ComparisonJson implements ComparisonFormat {
    @Override
    public String text(RunComparison comparison) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("refusals", comparison.refusals());
        all.put("remarks", comparison.remarks());
        all.put("answers", ComparisonAnswers.of(comparison));
        all.put(
                "comparisons",
                comparison.comparisons().stream().map(ComparisonJson::of).toList());
        return Json.write(all);
    }

    private static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("baselineRun", comparison.baseline().run());
        one.put("candidateRun", comparison.candidate().run());
        one.put("baselinePath", comparison.baseline().path());
        one.put("candidatePath", comparison.candidate().path());
        one.put("transport", comparison.candidate().transport());
        one.put(
                "findings",
                comparison.findings().stream().map(ComparisonJson::of).toList());
        one.put("untrusted", comparison.untrusted());
        return one;
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("metric", finding.metric().name());
        one.put("unit", finding.metric().unit());
        one.put("baselineTrials", finding.baselineTrials());
        one.put("candidateTrials", finding.candidateTrials());
        one.put("baseline", finding.baseline());
        one.put("candidate", finding.candidate());
        one.put("ratio", finding.ratio());
        one.put(
                "ratioInterval",
                finding.interval()
                        .map(within -> List.of(within.low(), within.high()))
                        .orElse(null));
        one.put("p", finding.p());
        one.put("verdict", finding.verdict());
        one.put("moreTrials", finding.moreTrials());
        one.put("remark", finding.remark());
        return one;
    }
}

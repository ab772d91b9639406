package longwire.report.comparison;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.RunComparison;
import longwire.report.page.Page;
import longwire.report.page.PageLink;

/** A comparison as one page that needs nothing but itself: each change with its interval, drawn beside the
 * threshold, and the percentiles of both sides over each other. */
final class ComparisonHtml implements ComparisonFormat {
    private static final String OURS = "longwire/report/";
    /** In this order: a script comes after those that it uses. */
    private static final List<String> SCRIPTS =
            Stream.of("percentiles.js", "comparison-page.js").map(OURS::concat).toList();

    /** What the template asks of one comparison. */
    record Section(String title, List<ComparisonLine> lines, List<Whisker> whiskers, List<String> untrusted) {}

    @Override
    public String text(RunComparison comparison) {
        return text(comparison, List.of());
    }

    /** The same with links to other pages. */
    String text(RunComparison comparison, List<PageLink> nav) {
        ComparedCurves compared = ComparedCurves.of(comparison);
        Map<String, Object> figures = Map.of(
                "comparison", comparison,
                "answers", ComparisonAnswers.of(comparison),
                "sections", sections(comparison),
                "titles", compared.curves().titles(),
                "faults", compared.faults(),
                "remarks", ComparisonLine.remarks(comparison),
                "nav", nav);
        return Page.withCharts(OURS + "comparison.html", figures, compared.curves(), SCRIPTS);
    }

    private static List<Section> sections(RunComparison comparison) {
        return comparison.comparisons().stream().map(ComparisonHtml::section).toList();
    }

    private static Section section(Comparison one) {
        return new Section(
                ComparisonLine.title(one),
                ComparisonLine.of(one),
                one.findings().stream()
                        .map(finding -> finding.interval()
                                .map(within -> Whisker.of(within.low(), within.high(), finding.ratio()))
                                .orElse(Whisker.of(finding.ratio(), finding.ratio(), finding.ratio())))
                        .toList(),
                one.untrusted());
    }
}

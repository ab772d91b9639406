package longwire.report.comparison;

import java.util.List;
import java.util.Map;
import longwire.comparison.Comparison;
import longwire.comparison.RunComparison;
import longwire.report.page.Page;
import longwire.report.page.PageLink;

/** A comparison as one page that needs nothing but itself: each change with its interval, drawn beside the threshold. */
final class ComparisonHtml implements ComparisonFormat {
    /** What the template asks of one comparison. */
    record Section(String title, List<ComparisonLine> lines, List<Whisker> whiskers, List<String> untrusted) {}

    @Override
    public String text(RunComparison comparison) {
        return text(comparison, List.of());
    }

    /** The same with links to other pages. */
    String text(RunComparison comparison, List<PageLink> nav) {
        return Page.of(
                "comparison.html", Map.of("comparison", comparison, "sections", sections(comparison), "nav", nav));
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

package longwire.report;

import java.util.List;
import java.util.Map;
import longwire.comparison.Comparison;
import longwire.comparison.RunComparison;

/** A comparison as one page that needs nothing but itself: each change with its interval, drawn beside the threshold. */
final class ComparisonHtml implements ComparisonFormat {
    /** What the template asks of one comparison. */
    record Section(String title, List<ComparisonLine> lines, List<Whisker> whiskers, List<String> untrusted) {}

    /**
     * A change as it is drawn, in percent of the picture's width.
     *
     * @param left where the interval begins
     * @param width of it
     * @param at where the estimate is
     */
    record Whisker(double left, double width, double at) {}

    @Override
    public String text(RunComparison comparison) {
        return Page.of("comparison.html", Map.of("comparison", comparison, "sections", sections(comparison)));
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
                                .map(within -> whisker(within.low(), within.high(), finding.ratio()))
                                .orElse(whisker(finding.ratio(), finding.ratio(), finding.ratio())))
                        .toList(),
                one.untrusted());
    }

    /** On a logarithmic axis from half to double; what lies beyond is drawn at its end. */
    private static Whisker whisker(double low, double high, double ratio) {
        return new Whisker(percent(low), percent(high) - percent(low), percent(ratio));
    }

    private static double percent(double ratio) {
        double doublings = Math.log(ratio) / Math.log(2);
        return 50 + 50 * Math.max(-1, Math.min(1, doublings));
    }
}

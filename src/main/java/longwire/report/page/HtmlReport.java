package longwire.report.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.report.figures.Format;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.RunFacts;
import longwire.report.figures.RunReader;

/**
 * Runs as one page that needs nothing but itself: styles, scripts and data are within it, and it forbids itself the
 * network. All but these three is escaped.
 */
public final class HtmlReport implements Format {
    private static final String OURS = "longwire/report/";
    /** In this order: what a script uses stands before it. */
    private static final List<String> SCRIPTS = Stream.of(
                    "percentiles.js", "gap.js", "courses.js", "heat-map.js", "costs.js", "page.js")
            .map(OURS::concat)
            .toList();

    /**
     * A run of the page.
     *
     * @param figures of it
     * @param facts where and with what it was measured
     * @param plan as it is in its file
     * @param environment as it is in its file
     */
    record Section(MergedFigures figures, RunFacts facts, String plan, String environment) {
        static Section of(MergedFigures figures) {
            RunReader reader = figures.reader();
            return new Section(figures, RunFacts.of(reader), reader.text("plan.conf"), reader.text("environment.json"));
        }
    }

    @Override
    public String text(MergedFigures figures) {
        return text(PageFigures.of(figures));
    }

    /** The page of one run or several. */
    public String text(PageFigures figures) {
        return text(figures, List.of());
    }

    /** The same with links to other pages. */
    public String text(PageFigures figures, List<PageLink> nav) {
        ChartData charts = ChartData.of(figures);
        Map<String, Object> context = new HashMap<>();
        context.put("figures", figures);
        context.put("runs", figures.runs().stream().map(Section::of).toList());
        context.put("charts", charts);
        context.put("nav", nav);
        context.put("fleets", figures.runs().stream().map(MergedFigures::fleet).toList());
        // Behind all that reads evidence.
        context.put("faults", figures.faults());
        return Page.withCharts(OURS + "report.html", context, charts, SCRIPTS);
    }
}

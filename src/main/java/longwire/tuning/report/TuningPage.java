package longwire.tuning.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.report.page.Page;

/** A search as one page that needs nothing but itself; also of one that is not finished, or has tried nothing yet. */
final class TuningPage {
    private static final String OURS = "longwire/tuning/";
    /** In this order: a script comes after those that it uses. */
    private static final List<String> SCRIPTS = Stream.of(
                    "marked.js", "ladder.js", "search-path.js", "effects.js", "front.js", "tuning.js")
            .map(OURS::concat)
            .toList();

    private TuningPage() {}

    static String of(TuningReport report) {
        Map<String, Object> context =
                Map.of("report", report, "figures", new TuningFigures(report), "say", new PageWords());
        return Page.withCharts(OURS + "tuning.html", context, TuningCharts.of(report), SCRIPTS);
    }
}

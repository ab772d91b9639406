package longwire.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs as one page that needs nothing but itself: styles, scripts and data are within it, and it forbids itself the
 * network. All but these three is escaped. What the templates ask for is public, since Pebble finds nothing else.
 */
final class HtmlReport implements Format {
    private static final String OURS = "longwire/report/";
    // The version is the one of the pom; a WebJar has it in its path.
    private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    /** In this order: what a script uses stands before it. */
    private static final List<String> SCRIPTS = List.of(
            "units.js",
            "scales.js",
            "look.js",
            "plane.js",
            "saving.js",
            "chart.js",
            "percentiles.js",
            "gap.js",
            "courses.js",
            "heat-map.js",
            "costs.js",
            "copying.js",
            "page.js");

    private static final PebbleEngine ENGINE = engine();

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
    String text(PageFigures figures) {
        Map<String, Object> context = new HashMap<>();
        context.put("figures", figures);
        context.put("runs", figures.runs().stream().map(Section::of).toList());
        context.put("charts", ChartData.of(figures));
        // Behind all that reads evidence.
        context.put("faults", figures.faults());
        context.put("style", resource(OURS + "report.css"));
        context.put(
                "scripts",
                Stream.concat(Stream.of(CHARTS), SCRIPTS.stream().map(OURS::concat))
                        .map(HtmlReport::resource)
                        .toList());
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate("report.html").evaluate(page, context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return page.toString();
    }

    private static PebbleEngine engine() {
        ClasspathLoader loader = new ClasspathLoader(HtmlReport.class.getClassLoader());
        loader.setPrefix(OURS);
        return new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package longwire.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as one page that needs nothing but itself: styles, scripts and data are within it, and it forbids itself the
 * network. All but these three is escaped. What the template asks for is public, since Pebble finds nothing else.
 */
final class HtmlReport implements Format {
    private static final String OURS = "longwire/report/";
    // The version is the one of the pom; a WebJar has it in its path.
    private static final String CHARTS = "META-INF/resources/webjars/uplot/1.6.30/dist/";
    /** A plan or an environment takes a few kB; what takes more is something else, and would swell the page. */
    private static final int MOST_QUOTED = 64 * 1024;

    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(HtmlReport.class.getClassLoader()))
            .strictVariables(true)
            .build();

    @Override
    public String text(MergedFigures figures) {
        ChartData charts = ChartData.of(figures);
        Map<String, Object> context = new HashMap<>();
        context.put("figures", figures);
        context.put("evidence", figures.rows().stream().map(Evidence::of).toList());
        context.put("charts", charts);
        context.put("plan", quoted(figures.run().path().resolve("plan.conf")));
        context.put("environment", quoted(figures.run().path().resolve("environment.json")));
        context.put("styles", List.of(resource(CHARTS + "uPlot.min.css"), resource(OURS + "report.css")));
        context.put("scripts", List.of(resource(CHARTS + "uPlot.iife.min.js"), resource(OURS + "report.js")));
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate(OURS + "report.html").evaluate(page, context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return page.toString();
    }

    /** The text of {@code file}, empty where there is none. */
    private static String quoted(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "\n… (cut: see " + file + ")";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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

package longwire.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.text.Resources;

/** Pages from templates. What a template asks for is public, since Pebble finds nothing else; what it tells is escaped. */
public final class Page {
    private static final String OURS = "longwire/report/";
    private static final String LIBRARY = "echarts.min.js";
    /** What is behind every chart, in this order: what a script uses stands before it. */
    private static final List<String> CHARTS = List.of(
            "units.js", "scales.js", "look.js", "plane.js", "saving.js", "chart.js", "copying.js", "figures.js");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Page.class.getClassLoader()))
            .strictVariables(true)
            .build();

    private Page() {}

    /** Renders {@code template}, a file beside this package's others, with our styles as {@code style}. */
    public static String of(String template, Map<String, Object> figures) {
        return ofTemplate(OURS + template, figures);
    }

    /** Renders {@code template}, a resource of the class path, with our styles as {@code style}, and {@code nav} for links to other pages. */
    public static String ofTemplate(String template, Map<String, Object> figures) {
        Map<String, Object> context = new HashMap<>(figures);
        context.put("style", Resources.text(OURS + "report.css"));
        // Most pages stand alone.
        context.putIfAbsent("nav", List.of());
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate(template).evaluate(page, context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return page.toString();
    }

    /**
     * The same for a template that includes {@code scripts.html}, and so has charts.
     *
     * @param data what is drawn, with the text below each saved chart as its {@code foot}; becomes JSON
     * @param scripts resources of the class path that draw it, in their order, the one last that begins
     */
    public static String withCharts(String template, Map<String, Object> figures, Object data, List<String> scripts) {
        Map<String, Object> context = new HashMap<>(figures);
        context.put("data", json(data));
        context.put(
                "scripts",
                Stream.concat(
                                Stream.of(Resources.charts(LIBRARY)),
                                Stream.concat(CHARTS.stream().map(OURS::concat), scripts.stream())
                                        .map(Resources::text))
                        .toList());
        return ofTemplate(template, context);
    }

    /** As JSON that may stand within a script element, whatever names there are. */
    private static String json(Object data) {
        try {
            // In JSON this sign occurs within strings alone, where its escape means the same.
            return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON: " + data, impossible);
        }
    }
}

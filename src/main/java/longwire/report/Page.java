package longwire.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Pages from templates. What a template asks for is public, since Pebble finds nothing else; what it tells is escaped. */
public final class Page {
    private static final String OURS = "longwire/report/";

    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Page.class.getClassLoader()))
            .strictVariables(true)
            .build();

    private Page() {}

    /** Renders {@code template}, a file beside this package's others, with our styles as {@code style}. */
    static String of(String template, Map<String, Object> figures) {
        return ofTemplate(OURS + template, figures);
    }

    /** Renders {@code template}, a resource of the class path, with our styles as {@code style}. */
    public static String ofTemplate(String template, Map<String, Object> figures) {
        Map<String, Object> context = new HashMap<>(figures);
        context.put("style", resource(OURS + "report.css"));
        StringWriter page = new StringWriter();
        try {
            ENGINE.getTemplate(template).evaluate(page, context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return page.toString();
    }

    /** A text of the class path. */
    static String resource(String name) {
        try (InputStream stream = Page.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

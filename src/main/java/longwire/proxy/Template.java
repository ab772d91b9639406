package longwire.proxy;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/** Templates of configurations, with gaps for values that differ from start to start. */
final class Template {
    private static final String PLACE = "longwire/proxy/templates/";
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Template.class.getClassLoader()))
            // A gap without a value is a bug of ours and must not become an empty setting.
            .strictVariables(true)
            .autoEscaping(false)
            // Trimming would also join a line that ends with a gap to the next line.
            .newLineTrimming(false)
            .build();

    /** Empty lines left by tags that had a line of their own. */
    private static final Pattern LEFT_BY_TAGS = Pattern.compile("\n(\\s*\n)+");

    private Template() {}

    /** Whether there is a template of that name. */
    static boolean exists(String name) {
        return Template.class.getClassLoader().getResource(PLACE + name) != null;
    }

    /** The template {@code name} with its gaps filled. */
    static String filled(String name, Map<String, Object> model) {
        return LEFT_BY_TAGS
                .matcher(filled(ENGINE.getTemplate(PLACE + name), model))
                .replaceAll("\n");
    }

    /**
     * {@code text} with its gaps filled.
     *
     * @throws io.pebbletemplates.pebble.error.PebbleException for a gap without a value
     */
    static String filledText(String text, Map<String, Object> model) {
        return filled(ENGINE.getLiteralTemplate(text), model);
    }

    private static String filled(PebbleTemplate template, Map<String, Object> model) {
        StringWriter filled = new StringWriter();
        try {
            template.evaluate(filled, model);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return filled.toString();
    }

    /** Fills the gaps of {@code name} and writes the result to {@code file}. */
    static void write(String name, Map<String, Object> model, Path file) {
        try {
            Files.writeString(file, filled(name, model));
        } catch (IOException failure) {
            throw new OutsideFault(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}

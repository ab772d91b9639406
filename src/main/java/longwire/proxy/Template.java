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

/** Configurations as they are kept beside the drivers, with gaps for what is different each time. */
final class Template {
    private static final String PLACE = "longwire/proxy/templates/";
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Template.class.getClassLoader()))
            // A gap that nothing fills is a fault of ours, and must not become an empty setting.
            .strictVariables(true)
            .autoEscaping(false)
            // It would also join a line that ends with a gap to the next.
            .newLineTrimming(false)
            .build();

    /** Lines on which a tag stood alone. */
    private static final Pattern LEFT_BY_TAGS = Pattern.compile("\n(\\s*\n)+");

    private Template() {}

    /** Whether there is one of that name. */
    static boolean exists(String name) {
        return Template.class.getClassLoader().getResource(PLACE + name) != null;
    }

    /** Fills the gaps of {@code name}. */
    static String filled(String name, Map<String, Object> model) {
        return LEFT_BY_TAGS
                .matcher(filled(ENGINE.getTemplate(PLACE + name), model))
                .replaceAll("\n");
    }

    /**
     * Fills the gaps of {@code text}.
     *
     * @throws io.pebbletemplates.pebble.error.PebbleException for a gap that nothing fills
     */
    static String filledText(String text, Map<String, Object> model) {
        return filled(ENGINE.getLiteralTemplate(text), model);
    }

    private static String filled(PebbleTemplate template, Map<String, Object> model) {
        StringWriter filled = new StringWriter();
        try {
            template.evaluate(filled, model);
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory can't be written", impossible);
        }
        return filled.toString();
    }

    /** Fills the gaps of {@code name} and writes it as {@code file}. */
    static void write(String name, Map<String, Object> model, Path file) {
        try {
            Files.writeString(file, filled(name, model));
        } catch (IOException failure) {
            throw new OutsideFault(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }
}

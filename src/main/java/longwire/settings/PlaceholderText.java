package longwire.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import longwire.fault.InputFault;

/** Text with placeholders, each written {@code ${name}}. A dollar sign without a brace stands for itself. */
public final class PlaceholderText {
    private static final String OPEN = "${";
    private static final char CLOSE = '}';

    private final String text;
    /** Literal text and names of placeholders in turn; the first and the last are literal. */
    private final List<String> parts = new ArrayList<>();

    private PlaceholderText(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @param name its name in faults
     * @throws InputFault if a placeholder does not end or has no name
     */
    public static PlaceholderText parse(String name, String text) {
        PlaceholderText template = new PlaceholderText(text);
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0 || close == open + OPEN.length()) {
                throw new InputFault(name, text, "placeholders such as ${index}, each with a name and a closing brace");
            }
            template.parts.add(text.substring(at, open));
            template.parts.add(text.substring(open + OPEN.length(), close));
            at = close + 1;
        }
        template.parts.add(text.substring(at));
        return template;
    }

    /** The names of all placeholders. */
    public Set<String> names() {
        return new LinkedHashSet<>(placeholders());
    }

    /** The name of each placeholder, in their order; a name may come again. */
    public List<String> placeholders() {
        List<String> placeholders = new ArrayList<>();
        for (int part = 1; part < parts.size(); part += 2) {
            placeholders.add(parts.get(part));
        }
        return placeholders;
    }

    /** The literal text before the first placeholder, between placeholders, and after the last. */
    public List<String> literals() {
        List<String> literals = new ArrayList<>();
        for (int part = 0; part < parts.size(); part += 2) {
            literals.add(parts.get(part));
        }
        return literals;
    }

    /** The text with the value of each placeholder in its place. */
    public String fill(UnaryOperator<String> values) {
        if (parts.size() == 1) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (int part = 0; part < parts.size(); part++) {
            filled.append(part % 2 == 0 ? parts.get(part) : values.apply(parts.get(part)));
        }
        return filled.toString();
    }

    /** The template as it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaceholderText template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}

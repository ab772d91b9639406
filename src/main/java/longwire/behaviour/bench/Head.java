package longwire.behaviour.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of a request or of an answer, as it was received.
 *
 * @param lines the first line, then one for each header
 */
public record Head(List<String> lines) {
    public Head {
        lines = List.copyOf(lines);
    }

    /** Reads {@code text}, which ends with an empty line. */
    public static Head of(String text) {
        return new Head(text.lines().takeWhile(line -> !line.isEmpty()).toList());
    }

    /** The request line or the status line. */
    public String first() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** The status of an answer; 0 if this is none. */
    public int status() {
        String[] words = first().split(" ");
        return words.length > 1 && words[0].startsWith("HTTP/") && words[1].matches("\\d{3}")
                ? Integer.parseInt(words[1])
                : 0;
    }

    /** Names of the headers in order, as they are written. */
    public List<String> names() {
        return lines.stream().skip(1).map(Head::name).toList();
    }

    /** The values of all headers called {@code name} in any case, in order. */
    public List<String> values(String name) {
        return valuesOf(name).toList();
    }

    /** The value of the first header called {@code name} in any case. */
    public Optional<String> value(String name) {
        return valuesOf(name).findFirst();
    }

    private Stream<String> valuesOf(String name) {
        return lines.stream()
                .skip(1)
                .filter(line -> name(line).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    private static String name(String line) {
        return line.substring(0, Math.max(0, line.indexOf(':')));
    }
}

package longwire.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Replaces values that are missing in a file of a run with empty ones. */
final class OrEmpty {
    private OrEmpty() {}

    static String text(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static Map<String, String> texts(Map<String, String> texts) {
        Map<String, String> said = new LinkedHashMap<>();
        if (texts != null) {
            texts.forEach((name, value) -> said.put(name, text(value)));
        }
        return Collections.unmodifiableMap(said);
    }
}

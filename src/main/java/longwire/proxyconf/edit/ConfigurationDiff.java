package longwire.proxyconf.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.Arrays;
import java.util.List;

/** What changed from one text to another, as {@code diff -u} says it, and {@code patch} reads it. */
public final class ConfigurationDiff {
    private static final int CONTEXT_LINES = 3;
    /** What stands below a last line that no line end follows. */
    private static final String NO_LINE_END = "\\ No newline at end of file";

    private ConfigurationDiff() {}

    /**
     * The lines that differ, each with three around it; empty where the texts are equal.
     *
     * @param name what the texts are called in the head, {@code before} and {@code after}
     */
    public static String of(String name, String before, String after) {
        return of(name, before, name, after);
    }

    /** The same of texts with a name each. */
    public static String of(String beforeName, String before, String afterName, String after) {
        List<String> one = lines(before);
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                beforeName, afterName, one, DiffUtils.diff(one, lines(after)), CONTEXT_LINES);
        return unified.isEmpty() ? "" : String.join("\n", unified) + "\n";
    }

    /** With what ends them where that is not the usual, so that it shows. */
    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        boolean ended = text.endsWith("\n");
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (ended) {
            return lines.subList(0, lines.size() - 1);
        }
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\n" + NO_LINE_END);
        return lines;
    }
}

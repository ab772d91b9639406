package longwire.proxyconf.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.Arrays;
import java.util.List;

/** The differences between two texts in the format of {@code diff -u}, which {@code patch} reads. */
public final class ConfigurationDiff {
    private static final int CONTEXT_LINES = 3;
    /** The mark below a last line that has no line end. */
    private static final String NO_LINE_END = "\\ No newline at end of file";

    private ConfigurationDiff() {}

    /**
     * The lines that differ, with three lines of context; empty if the texts are equal.
     *
     * @param name the name of both texts, {@code before} and {@code after}, in the header
     */
    public static String of(String name, String before, String after) {
        return of(name, before, name, after);
    }

    /** The same with a name for each text. */
    public static String of(String beforeName, String before, String afterName, String after) {
        List<String> one = lines(before);
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                beforeName, afterName, one, DiffUtils.diff(one, lines(after)), CONTEXT_LINES);
        return unified.isEmpty() ? "" : String.join("\n", unified) + "\n";
    }

    /** The lines of a text, in which a carriage return or a missing last line end stays visible. */
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

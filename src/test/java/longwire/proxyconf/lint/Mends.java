package longwire.proxyconf.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import longwire.proxyconf.model.Mend;

/** Pastes mends as a person would who takes them at their word. */
public final class Mends {
    private Mends() {}

    /** {@code text} with all of {@code mends}, which are about its lines. */
    public static String paste(String text, List<Mend> mends) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        // From the end, so that the numbers of earlier lines stay; a line is replaced before others are put around it.
        mends.stream()
                .sorted(Comparator.comparing((Mend mend) -> mend.at().line())
                        .reversed()
                        .thenComparing(Mend::how, Comparator.reverseOrder()))
                .forEach(mend -> paste(lines, mend));
        return String.join("\n", lines) + "\n";
    }

    private static void paste(List<String> lines, Mend mend) {
        int at = mend.at().line() - 1;
        List<String> pasted = mend.text().lines().toList();
        switch (mend.how()) {
            case INTO -> lines.addAll(at + 1, pasted);
            case BEFORE -> lines.addAll(at, pasted);
            case AFTER -> lines.addAll(endOfSection(lines, at) + 1, pasted);
            case INSTEAD -> {
                lines.remove(at);
                lines.addAll(at, pasted);
            }
            case REMOVE -> lines.remove(at);
        }
    }

    /** The line that ends the section, or the block in braces, that begins at {@code begin}. */
    private static int endOfSection(List<String> lines, int begin) {
        int at = begin;
        if (!lines.get(begin).strip().endsWith("{")) {
            while (!lines.get(at).strip().startsWith("</")) {
                at++;
            }
            return at;
        }
        int open = 0;
        do {
            open += (int) lines.get(at).chars().filter(letter -> letter == '{').count();
            open -= (int) lines.get(at).chars().filter(letter -> letter == '}').count();
            at++;
        } while (open > 0);
        return at - 1;
    }
}

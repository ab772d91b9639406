package longwire.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal, at most {@link #WIDTH} wide: longer ones are broken, or shortened in the middle. */
public final class TerminalPage {
    /** As wide as the narrowest terminal in use. */
    static final int WIDTH = 80;

    private static final String ELLIPSIS = "…";

    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    public TerminalPage(Ink ink) {
        this.ink = ink;
    }

    /** A heading, with an empty line before it. */
    public void title(String text) {
        lines.add("");
        lines.add(ink.bold(shortened(text, WIDTH)));
    }

    /** The names of columns. */
    public void columns(String text) {
        lines.add(ink.faint(text.stripTrailing()));
    }

    /** A line that fits already. */
    public void line(String text) {
        lines.add(text.stripTrailing());
    }

    /** A text of any length, broken at spaces. */
    public void text(String indent, String text) {
        hanging(indent, indent, text);
    }

    /** The same with {@code first} before its first line. */
    public void hanging(String first, String indent, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.replaceAll("\\p{Cntrl}", " ").strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
            while (line.length() > WIDTH) {
                lines.add(line.substring(0, WIDTH));
                line = new StringBuilder(indent).append(line.substring(WIDTH));
            }
        }
        lines.add(line.toString());
    }

    /** {@code text} in {@code width} columns: paths often differ at their ends alone, so both ends are kept. */
    public static String shortened(String text, int width) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        if (plain.length() <= width) {
            return plain;
        }
        int head = (width - ELLIPSIS.length() + 1) / 2;
        int tail = width - ELLIPSIS.length() - head;
        return plain.substring(0, head) + ELLIPSIS + plain.substring(plain.length() - tail);
    }

    /** What a run comes to, a sentence each; nothing if there is none. */
    public void answers(List<String> sentences) {
        if (!sentences.isEmpty()) {
            title("What it comes to (in brackets: intervals)");
            sentences.forEach(sentence -> hanging("  - ", "    ", sentence));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}

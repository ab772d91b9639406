package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import longwire.proxyconf.syntax.Place;
import longwire.proxyconf.syntax.Span;

/** The text of one file. Edits are made by lines and columns as parsers count them. */
public final class ConfigText {
    private static final String USUAL_STEP = "  ";

    private final String name;
    private final String text;
    /** The offset at which each line begins. */
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    ConfigText(String name, String text) {
        this.name = name;
        this.text = text;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean two = letter == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (!two && (letter == '\n' || letter == '\r')) {
                starts.add(at + 1);
            }
        }
    }

    public String text() {
        return text;
    }

    /** Replaces the text at {@code span} by {@code words}. */
    public Edit replaced(Span span, String words) {
        return edit(offset(span.line(), span.column()), offset(span.endLine(), span.endColumn()), words, span.line());
    }

    /** Inserts {@code words} right after {@code span}. */
    public Edit behind(Span span, String words) {
        int at = offset(span.endLine(), span.endColumn());
        return edit(at, at, words, span.endLine());
    }

    /** Inserts {@code words} right before {@code span}. */
    public Edit before(Span span, String words) {
        int at = offset(span.line(), span.column());
        return edit(at, at, words, span.line());
    }

    /** Removes the text from the end of {@code kept} to the end of {@code gone}. */
    public Edit removedBehind(Span kept, Span gone) {
        return replaced(new Span(kept.endLine(), kept.endColumn(), gone.endLine(), gone.endColumn()), "");
    }

    /** Adds a line after the line {@code number}. */
    public Edit lineBelow(int number, String indentation, String words) {
        int at = offset(number, line(number).length());
        return edit(at, at, lineEnd() + indented(indentation, words), number);
    }

    /** Adds a line before the line {@code number}. */
    public Edit lineAbove(int number, String indentation, String words) {
        int at = offset(number, 0);
        return edit(at, at, indented(indentation, words) + lineEnd(), number);
    }

    /** Adds a line at the end of the file. */
    public Edit lastLine(String words) {
        boolean ended = starts.get(starts.size() - 1) == text.length();
        int number = starts.size();
        return ended ? lineAbove(number, "", words) : lineBelow(number, "", words);
    }

    /** Changes the whole text to {@code changed}, by one edit of the part that differs. */
    public Edit changedTo(String changed) {
        int most = Math.min(text.length(), changed.length());
        int same = 0;
        while (same < most && text.charAt(same) == changed.charAt(same)) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < most - same
                && text.charAt(text.length() - 1 - sameEnd) == changed.charAt(changed.length() - 1 - sameEnd)) {
            sameEnd++;
        }
        return edit(same, text.length() - sameEnd, changed.substring(same, changed.length() - sameEnd), 1);
    }

    /** A line by its number from 1, without its line end. */
    public String line(int number) {
        int end = number < starts.size() ? starts.get(number) : text.length();
        return text.substring(starts.get(number - 1), end).replaceFirst("[\r\n]+$", "");
    }

    /** The white space at the start of a line. */
    public String indentation(int number) {
        String line = line(number);
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** The indentation of a block relative to the lines around it, as found in this text. */
    public String step() {
        return step(USUAL_STEP);
    }

    /** The same, or {@code usual} if no line is indented. */
    public String step(String usual) {
        for (int number = 2; number <= starts.size(); number++) {
            String indentation = indentation(number);
            if (!indentation.isEmpty() && !line(number).isBlank()) {
                return indentation.startsWith("\t") ? "\t" : indentation;
            }
        }
        return usual;
    }

    /** The line end of this text, as in its first line. */
    public String lineEnd() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    private String indented(String indentation, String words) {
        return indentation + words.replace("\n", lineEnd() + indentation);
    }

    private int offset(int line, int column) {
        return starts.get(line - 1) + column;
    }

    private Edit edit(int from, int to, String words, int line) {
        return new Edit(new Place(name, line, line(line)), from, to, words);
    }
}

package longwire.proxyconf.syntax;

import java.util.ArrayList;
import java.util.List;

/** A logical line of Apache's syntax: a line that ends with a backslash is joined with the next. */
final class ApacheLine {
    private static final String GOES_ON = "\\";

    private final int first;
    private final String text;
    /** The offset in the text at which each line of the file begins. */
    private final List<Integer> starts = new ArrayList<>();

    /** Reads the logical line that begins in {@code file} at the line {@code first}. */
    ApacheLine(SourceFile file, int first) {
        this.first = first;
        StringBuilder joined = new StringBuilder();
        boolean goesOn = true;
        for (int number = first; goesOn; number++) {
            starts.add(joined.length());
            String line = file.lines().get(number - 1);
            goesOn = line.endsWith(GOES_ON) && number < file.lines().size();
            joined.append(line, 0, goesOn ? line.length() - 1 : line.length());
        }
        this.text = joined.toString();
    }

    /** The line of the file in which it begins. */
    int first() {
        return first;
    }

    /** The line of the file in which it ends. */
    int last() {
        return first + starts.size() - 1;
    }

    /** Its text, with the white space around it. */
    String text() {
        return text;
    }

    /** The place in the file of its characters from {@code from} to before {@code to}, at least one. */
    Span span(int from, int to) {
        int start = lineOf(from);
        // The end follows the last character: the next character may be in another line.
        int end = lineOf(to - 1);
        return new Span(first + start, from - starts.get(start), first + end, to - starts.get(end));
    }

    private int lineOf(int letter) {
        int line = starts.size() - 1;
        while (starts.get(line) > letter) {
            line--;
        }
        return line;
    }
}

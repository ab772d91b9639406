package longwire.proxyconf.syntax;

import java.util.ArrayList;
import java.util.List;

/** A line of Apache's syntax as it is meant: joined from several where a backslash at the end of one lets it go on. */
final class ApacheLine {
    private static final String GOES_ON = "\\";

    private final int first;
    private final String text;
    /** At which letter of the text each line of the file begins. */
    private final List<Integer> starts = new ArrayList<>();

    /** Reads the one that begins in {@code file} at the line {@code first}. */
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

    /** Where it begins. */
    int first() {
        return first;
    }

    /** The line of the file in which it ends. */
    int last() {
        return first + starts.size() - 1;
    }

    /** What it says, with the space around it. */
    String text() {
        return text;
    }

    /** Where its letters from {@code from} up to {@code to}, at least one, stand in the file. */
    Span span(int from, int to) {
        int start = lineOf(from);
        // The end belongs to the last letter: the next may be in another line.
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

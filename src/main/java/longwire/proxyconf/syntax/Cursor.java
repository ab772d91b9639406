package longwire.proxyconf.syntax;

/** Reads a file character by character and keeps track of the line. */
final class Cursor {
    /** Stands for the end; no configuration contains it, since {@link Sources} refuses it. */
    static final char END = '\0';

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Cursor(SourceFile file) {
        this.text = String.join("\n", file.lines()) + "\n";
    }

    /** The next character, without taking it. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    char next() {
        char letter = peek();
        if (letter == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
        return letter;
    }

    /** The number of the line of the next character. */
    int line() {
        return line;
    }

    /** Number of characters before it in that line. */
    int column() {
        return at - lineStart;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Moves to the end of the line, before the line feed. */
    void skipLine() {
        while (!atEnd() && peek() != '\n') {
            next();
        }
    }
}

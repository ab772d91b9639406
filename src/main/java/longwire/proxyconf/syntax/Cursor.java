package longwire.proxyconf.syntax;

/** Reads a file letter by letter, and knows the line. */
final class Cursor {
    /** Stands for the end; no configuration has it, since {@link Sources} refuses it. */
    static final char END = '\0';

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    Cursor(SourceFile file) {
        this.text = String.join("\n", file.lines()) + "\n";
    }

    /** The next letter, which stays. */
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

    /** The number of the line in which the next letter stands. */
    int line() {
        return line;
    }

    /** How many letters of that line stand before it. */
    int column() {
        return at - lineStart;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Goes to the end of the line, and stays before it. */
    void skipLine() {
        while (!atEnd() && peek() != '\n') {
            next();
        }
    }
}

package longwire.proxyconf.syntax;

/** Splits an nginx file into words and signs, one at a time. */
final class NginxWords {
    /** The kind of a word or sign. */
    enum Kind {
        WORD(""),
        SEMICOLON(";"),
        OPEN("{"),
        CLOSE("}"),
        END("the end");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    private final SourceFile file;
    private final Cursor cursor;
    private String word = "";
    private int line = 1;
    private Span span = new Span(1, 0, 1, 0);

    NginxWords(SourceFile file) {
        this.file = file;
        this.cursor = new Cursor(file);
    }

    /** Moves to the next word or sign. */
    Kind next() {
        skipSpace();
        line = cursor.line();
        int column = cursor.column();
        Kind kind = read();
        span = new Span(line, column, cursor.line(), cursor.column());
        return kind;
    }

    private Kind read() {
        switch (cursor.peek()) {
            case Cursor.END:
                return Kind.END;
            case ';':
                cursor.next();
                return Kind.SEMICOLON;
            case '{':
                cursor.next();
                return Kind.OPEN;
            case '}':
                cursor.next();
                return Kind.CLOSE;
            case '"':
            case '\'':
                word = quoted(cursor.next());
                return Kind.WORD;
            default:
                word = bare();
                return Kind.WORD;
        }
    }

    /** The last word, without its quotes. */
    String word() {
        return word;
    }

    /** The line in which the last word or sign began. */
    int line() {
        return line;
    }

    /** The place of the last word, with its quotes, or sign. */
    Span span() {
        return span;
    }

    /** Skips a block in another language, which has just been opened, with its closing brace. */
    void skipForeignBlock() {
        int open = 1;
        while (open > 0) {
            if (cursor.atEnd()) {
                throw file.fault(line, "{", "a } that ends this block");
            }
            span = new Span(cursor.line(), cursor.column(), cursor.line(), cursor.column() + 1);
            char letter = cursor.next();
            open += letter == '{' ? 1 : letter == '}' ? -1 : 0;
        }
    }

    private void skipSpace() {
        while (!cursor.atEnd()) {
            if (cursor.peek() == '#') {
                cursor.skipLine();
            } else if (Character.isWhitespace(cursor.peek())) {
                cursor.next();
            } else {
                return;
            }
        }
    }

    private String quoted(char quote) {
        StringBuilder letters = new StringBuilder();
        while (cursor.peek() != quote) {
            if (cursor.atEnd()) {
                throw file.fault(line, "a quote " + quote, "a closing quote");
            }
            take(letters);
        }
        cursor.next();
        return letters.toString();
    }

    private String bare() {
        StringBuilder letters = new StringBuilder();
        while (!cursor.atEnd() && !endsWord(letters)) {
            take(letters);
        }
        return letters.toString();
    }

    private boolean endsWord(StringBuilder before) {
        char letter = cursor.peek();
        // The brace of a variable, as in ${name}, opens no block.
        boolean variable = before.length() > 0 && before.charAt(before.length() - 1) == '$';
        return Character.isWhitespace(letter) || letter == ';' || letter == '{' && !variable;
    }

    /**
     * Takes a character. A character after a backslash never ends a word. The backslash is dropped before a quote or a
     * backslash, and kept otherwise.
     */
    private void take(StringBuilder letters) {
        char letter = cursor.next();
        if (letter == '\\' && !cursor.atEnd()) {
            if ("\"'\\".indexOf(cursor.peek()) < 0) {
                letters.append(letter);
            }
            letter = cursor.next();
        }
        letters.append(letter);
    }
}

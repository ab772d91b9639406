package longwire.proxyconf.syntax;

/** Takes nginx's words and signs out of a file, one at a time. */
final class NginxWords {
    /** What comes next. */
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

    /** Goes on by one. */
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

    /** The word that came last, without its quotes. */
    String word() {
        return word;
    }

    /** The line in which the last word or sign began. */
    int line() {
        return line;
    }

    /** Where the last word, with its quotes, or sign stands. */
    Span span() {
        return span;
    }

    /** Goes behind the brace that ends a block of another language, which has just been opened. */
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
                throw file.fault(line, "a quote " + quote, "another that ends it");
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

    /** Takes a letter. One behind a backslash ends no word; the backslash goes before quotes, and else stays. */
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

package longwire.proxyconf.syntax;

import java.util.ArrayList;
import java.util.List;

/** Splits a Caddyfile into words, line by line. */
final class CaddyfileWords {
    private final SourceFile file;
    private final Cursor cursor;
    private List<String> words = List.of();
    private List<Span> spans = List.of();
    private boolean opens;
    private boolean closes;
    private int line = 1;

    CaddyfileWords(SourceFile file) {
        this.file = file;
        this.cursor = new Cursor(file);
    }

    /** Moves to the next line that has words. A list of addresses that ends with a comma continues in the next line. */
    boolean nextLine() {
        List<String> gathered = new ArrayList<>();
        List<Span> stands = new ArrayList<>();
        // Whether the last word was an unquoted brace.
        boolean brace = false;
        while (!cursor.atEnd()) {
            char letter = cursor.peek();
            if (letter == '\n') {
                cursor.next();
                boolean goesOn = !gathered.isEmpty()
                        && !brace
                        && gathered.get(gathered.size() - 1).endsWith(",");
                if (!gathered.isEmpty() && !goesOn) {
                    return end(gathered, stands, brace);
                }
            } else if (Character.isWhitespace(letter)) {
                cursor.next();
            } else if (letter == '\\' && cursor.peek(1) == '\n') {
                cursor.next();
                cursor.next();
            } else if (letter == '#') {
                cursor.skipLine();
            } else {
                line = gathered.isEmpty() ? cursor.line() : line;
                boolean quoted = letter == '"' || letter == '`';
                int from = cursor.line();
                int column = cursor.column();
                String word = word();
                stands.add(new Span(from, column, cursor.line(), cursor.column()));
                brace = !quoted && (word.equals("{") || word.equals("}"));
                gathered.add(word);
            }
        }
        return !gathered.isEmpty() && end(gathered, stands, brace);
    }

    /** The words of the line, without the brace that opens a block. */
    List<String> words() {
        return words;
    }

    /** The places of the words, with their quotes, and then of the brace that opens a block, if any. */
    List<Span> spans() {
        return spans;
    }

    boolean opens() {
        return opens;
    }

    /** Whether the line is nothing but the brace that ends a block. */
    boolean closes() {
        return closes;
    }

    int line() {
        return line;
    }

    private boolean end(List<String> gathered, List<Span> stands, boolean brace) {
        String last = gathered.get(gathered.size() - 1);
        opens = brace && last.equals("{");
        closes = brace && gathered.size() == 1 && last.equals("}");
        spans = List.copyOf(stands);
        words = List.copyOf(opens ? gathered.subList(0, gathered.size() - 1) : gathered);
        return true;
    }

    private String word() {
        char first = cursor.peek();
        if (first == '"' || first == '`') {
            return quoted(cursor.next());
        }
        StringBuilder letters = new StringBuilder();
        while (!cursor.atEnd() && !Character.isWhitespace(cursor.peek())) {
            letters.append(cursor.next());
        }
        String word = letters.toString();
        return word.matches("<<\\w+") && cursor.peek() == '\n' ? heredoc(word.substring(2)) : word;
    }

    private String quoted(char quote) {
        StringBuilder letters = new StringBuilder();
        while (cursor.peek() != quote) {
            if (cursor.atEnd()) {
                throw file.fault(line, "a quote " + quote, "a closing quote");
            }
            char letter = cursor.next();
            if (letter == '\\' && quote == '"' && cursor.peek() == '"') {
                letter = cursor.next();
            }
            letters.append(letter);
        }
        cursor.next();
        return letters.toString();
    }

    /** Text up to a line that begins with {@code mark}. */
    private String heredoc(String mark) {
        StringBuilder text = new StringBuilder();
        cursor.next();
        while (!cursor.atEnd()) {
            StringBuilder one = new StringBuilder();
            while (!cursor.atEnd() && cursor.peek() != '\n') {
                one.append(cursor.next());
            }
            if (one.toString().strip().startsWith(mark)) {
                return text.toString();
            }
            cursor.next();
            text.append(one).append('\n');
        }
        throw file.fault(line, "<<" + mark, "a line with " + mark + " that ends it");
    }
}

package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Parses lighttpd's syntax: assignments, whose values are strings, numbers and nested arrays, and blocks with a condition.
 * An assignment becomes a directive that is named by its key; plain values become its arguments, and the elements of an
 * array its block, each named by its key, or by nothing if it has none. A block is named by what its condition tests.
 */
public final class LighttpdParser {
    private static final int DEEPEST = 32;
    private static final String PUNCTUATION = "(){},";

    private final Sources sources;
    private final List<Path> bases;

    private LighttpdParser(Sources sources) {
        this.sources = sources;
        this.bases = Stream.of(sources.main().path().getParent())
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * All directives of the outermost level.
     *
     * @throws longwire.fault.InputFault with the line that is not valid lighttpd syntax
     */
    public static List<Directive> parse(Sources sources) {
        return new LighttpdParser(sources).file(sources.main(), 0);
    }

    private List<Directive> file(SourceFile file, int includes) {
        return new OneFile(file, includes).block(0);
    }

    private final class OneFile {
        private final SourceFile file;
        private final int includes;
        private final Cursor cursor;
        private String token = "";
        private boolean quoted;
        private int line;

        OneFile(SourceFile file, int includes) {
            this.file = file;
            this.includes = includes;
            this.cursor = new Cursor(file);
            advance();
        }

        /** Reads up to the end of a block, or of the file if {@code depth} is 0. */
        List<Directive> block(int depth) {
            List<Directive> all = new ArrayList<>();
            while (!token.isEmpty() || quoted) {
                if (is("}")) {
                    if (depth == 0) {
                        throw file.fault(line, "}", "an open block");
                    }
                    return all;
                }
                all.addAll(statement(depth));
            }
            if (depth > 0) {
                throw file.fault(line, "the end", "a } that ends this block");
            }
            return all;
        }

        private List<Directive> statement(int depth) {
            Place place = file.place(line);
            if (depth == DEEPEST) {
                throw file.fault(line, token, "at most " + DEEPEST + " nested blocks");
            }
            List<String> head = new ArrayList<>();
            while (!is("=") && !is("+=") && !is(":=") && !is("{")) {
                boolean include = head.size() == 1 && head.get(0).startsWith("include");
                if (token.isEmpty() && !quoted || PUNCTUATION.contains(token) && !token.isEmpty() && !quoted) {
                    throw file.fault(
                            line, token.isEmpty() ? "the end" : token, "a key with =, or a condition with a block");
                }
                head.add(token);
                advance();
                if (include) {
                    // A name that is put together of several parts is not known here.
                    while (is("+")) {
                        advance();
                        advance();
                    }
                    return head.get(0).equals("include") ? included(head.get(1), place) : List.of();
                }
            }
            if (is("{")) {
                advance();
                List<Directive> inner = block(depth + 1);
                advance();
                return List.of(new Directive(place, head.isEmpty() ? List.of("{") : List.copyOf(head), inner));
            }
            if (head.isEmpty()) {
                throw file.fault(line, token, "a key before it");
            }
            advance();
            List<String> words = new ArrayList<>(List.of(head.get(0)));
            List<Directive> elements = new ArrayList<>();
            value(words, elements, 0);
            return List.of(new Directive(place, words, elements));
        }

        /** Reads a value, or several that are joined by a plus sign. */
        private void value(List<String> words, List<Directive> elements, int depth) {
            if (depth == DEEPEST) {
                throw file.fault(line, "(", "at most " + DEEPEST + " nested arrays");
            }
            boolean more = true;
            while (more) {
                if (is("(")) {
                    advance();
                    array(elements, depth);
                } else if (token.isEmpty() && !quoted || !quoted && PUNCTUATION.contains(token)) {
                    throw file.fault(line, token.isEmpty() ? "the end" : token, "a value");
                } else {
                    words.add(token);
                    advance();
                }
                more = is("+");
                if (more) {
                    advance();
                }
            }
        }

        private void array(List<Directive> elements, int depth) {
            while (!is(")")) {
                if (token.isEmpty() && !quoted) {
                    throw file.fault(line, "the end", "a ) that ends this array");
                }
                Place place = file.place(line);
                List<String> words = new ArrayList<>();
                List<Directive> inner = new ArrayList<>();
                value(words, inner, depth + 1);
                if (is("=>")) {
                    advance();
                    List<String> key = new ArrayList<>(List.of(words.isEmpty() ? "" : words.get(0)));
                    value(key, inner, depth + 1);
                    elements.add(new Directive(place, key, inner));
                } else {
                    List<String> plain = new ArrayList<>(List.of(""));
                    plain.addAll(words);
                    elements.add(new Directive(place, plain, inner));
                }
                if (is(",")) {
                    advance();
                }
            }
            advance();
        }

        private List<Directive> included(String pattern, Place place) {
            List<Directive> all = new ArrayList<>();
            for (SourceFile other : sources.included(pattern, bases, place, includes)) {
                all.addAll(LighttpdParser.this.file(other, includes + 1));
            }
            return all;
        }

        private boolean is(String sign) {
            return !quoted && token.equals(sign);
        }

        /** Takes the next token; an empty one without quotes is the end. */
        private void advance() {
            skipBlanks();
            line = cursor.line();
            quoted = false;
            StringBuilder text = new StringBuilder();
            char first = cursor.peek();
            if (cursor.atEnd()) {
                token = "";
                return;
            }
            if (first == '"' || first == '\'') {
                token = string(first);
                return;
            }
            text.append(cursor.next());
            if (PUNCTUATION.indexOf(first) < 0) {
                boolean sign = isSign(first);
                while (!cursor.atEnd()
                        && !Character.isWhitespace(cursor.peek())
                        && PUNCTUATION.indexOf(cursor.peek()) < 0
                        && isSign(cursor.peek()) == sign
                        && (cursor.peek() != '"' || text.indexOf("[") >= 0)) {
                    text.append(cursor.next());
                }
            }
            token = text.toString();
        }

        private static boolean isSign(char letter) {
            return "=+!~:>".indexOf(letter) >= 0;
        }

        private String string(char quote) {
            int begun = line;
            StringBuilder text = new StringBuilder();
            cursor.next();
            while (cursor.peek() != quote) {
                if (cursor.atEnd()) {
                    throw file.fault(begun, "a quote " + quote, "a closing quote");
                }
                if (cursor.peek() == '\\' && cursor.peek(1) == quote) {
                    cursor.next();
                }
                text.append(cursor.next());
            }
            cursor.next();
            quoted = true;
            return text.toString();
        }

        private void skipBlanks() {
            while (!cursor.atEnd() && (Character.isWhitespace(cursor.peek()) || cursor.peek() == '#')) {
                if (cursor.peek() == '#') {
                    cursor.skipLine();
                } else {
                    cursor.next();
                }
            }
        }
    }
}

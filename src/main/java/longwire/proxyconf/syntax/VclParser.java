package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Parses Varnish's VCL: words that end with a semicolon or open a block. What stands in parentheses is a word of its own,
 * with them; strings keep their quotes. Included directives take the place of the include.
 */
public final class VclParser {
    private static final int DEEPEST_BLOCK = 64;

    private final Sources sources;
    private final List<Path> bases;

    private VclParser(Sources sources) {
        this.sources = sources;
        this.bases = Stream.of(sources.main().path().getParent())
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * All directives of the outermost level.
     *
     * @throws longwire.fault.InputFault with the line that is not valid VCL
     */
    public static List<Directive> parse(Sources sources) {
        return new VclParser(sources).file(sources.main(), 0);
    }

    private List<Directive> file(SourceFile file, int includes) {
        return new OneFile(file, includes).block(0, 0);
    }

    private final class OneFile {
        private final SourceFile file;
        private final int includes;
        private final Cursor cursor;

        OneFile(SourceFile file, int includes) {
            this.file = file;
            this.includes = includes;
            this.cursor = new Cursor(file);
        }

        /** Reads up to the end of a block, or of the file if {@code depth} is 0. */
        List<Directive> block(int depth, int opened) {
            List<Directive> all = new ArrayList<>();
            List<String> words = new ArrayList<>();
            int begun = 0;
            while (true) {
                skipBlanks();
                char letter = cursor.peek();
                if (cursor.atEnd() || letter == '}') {
                    refuseWrongEnd(words, begun, depth, opened);
                    return all;
                }
                begun = words.isEmpty() ? cursor.line() : begun;
                if (letter == ';') {
                    cursor.next();
                    if (!words.isEmpty()) {
                        all.addAll(withIncluded(new Directive(file.place(begun), List.copyOf(words), List.of())));
                        words.clear();
                    }
                } else if (letter == '{' && cursor.peek(1) != '"') {
                    cursor.next();
                    if (depth == DEEPEST_BLOCK) {
                        throw file.fault(cursor.line(), "{", "at most " + DEEPEST_BLOCK + " nested blocks");
                    }
                    List<Directive> inner = block(depth + 1, cursor.line());
                    cursor.next();
                    all.add(new Directive(
                            file.place(begun), words.isEmpty() ? List.of("{") : List.copyOf(words), inner));
                    words.clear();
                } else {
                    words.add(word());
                }
            }
        }

        private void refuseWrongEnd(List<String> words, int begun, int depth, int opened) {
            if (!words.isEmpty()) {
                throw file.fault(begun, words.get(0), "a statement that ends with ; or with a block");
            }
            if (!cursor.atEnd() && depth == 0) {
                throw file.fault(cursor.line(), "}", "an open block");
            }
            if (cursor.atEnd() && depth > 0) {
                throw file.fault(opened, "{", "a } that ends this block");
            }
        }

        private List<Directive> withIncluded(Directive directive) {
            if (!directive.is("include")) {
                return List.of(directive);
            }
            List<Directive> all = new ArrayList<>();
            String name = directive.lastArgument().replace("\"", "");
            for (SourceFile other : sources.included(name, bases, directive.place(), includes)) {
                all.addAll(VclParser.this.file(other, includes + 1));
            }
            return all;
        }

        private String word() {
            StringBuilder text = new StringBuilder();
            int begun = cursor.line();
            int open = 0;
            while (true) {
                char letter = cursor.peek();
                if (cursor.atEnd()) {
                    if (open > 0) {
                        throw file.fault(begun, "(", "a ) that closes it");
                    }
                    return text.toString();
                }
                if (letter == '"' || letter == '{' && cursor.peek(1) == '"') {
                    string(text, letter == '{');
                } else if (isComment()) {
                    skipBlanks();
                } else if (open == 0 && (Character.isWhitespace(letter) || ";{}".indexOf(letter) >= 0)) {
                    return text.toString();
                } else if (letter == '('
                        && open == 0
                        && text.length() > 0
                        && !text.toString().matches(".*[\\w.]")) {
                    return text.toString();
                } else {
                    open += letter == '(' ? 1 : letter == ')' ? -1 : 0;
                    open = Math.max(0, open);
                    text.append(cursor.next());
                }
            }
        }

        private void string(StringBuilder text, boolean isLong) {
            int begun = cursor.line();
            text.append(cursor.next());
            if (isLong) {
                text.append(cursor.next());
            }
            while (!(cursor.peek() == '"' && (!isLong || cursor.peek(1) == '}'))) {
                if (cursor.atEnd()) {
                    throw file.fault(begun, "a quote \"", "a closing quote");
                }
                text.append(cursor.next());
            }
            text.append(cursor.next());
            if (isLong) {
                text.append(cursor.next());
            }
        }

        private boolean isComment() {
            return cursor.peek() == '#' || cursor.peek() == '/' && (cursor.peek(1) == '/' || cursor.peek(1) == '*');
        }

        private void skipBlanks() {
            while (!cursor.atEnd() && (Character.isWhitespace(cursor.peek()) || isComment())) {
                if (Character.isWhitespace(cursor.peek())) {
                    cursor.next();
                } else if (cursor.peek(1) == '*' && cursor.peek() == '/') {
                    while (!cursor.atEnd() && !(cursor.peek() == '*' && cursor.peek(1) == '/')) {
                        cursor.next();
                    }
                    cursor.next();
                    cursor.next();
                } else {
                    cursor.skipLine();
                }
            }
        }
    }
}

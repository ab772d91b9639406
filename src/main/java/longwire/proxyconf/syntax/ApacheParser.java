package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longwire.fault.InputFault;

/**
 * Parses Apache's syntax: a line is a directive, and tags in angle brackets enclose a section. Names are converted to
 * lower case. Conditions on modules and definitions are decided as far as the configuration itself shows. Included
 * directives take the place of the include.
 */
public final class ApacheParser {
    private static final int DEEPEST_SECTION = 32;
    /** Definitions that double each other would grow without limit. */
    private static final int LONGEST_WORD = 1 << 16;

    private final Sources sources;
    private final ApacheModules modules = new ApacheModules();
    private final Map<String, String> definitions = new HashMap<>();
    private Path base;

    private ApacheParser(Sources sources) {
        this.sources = sources;
        this.base = sources.main().path().getParent();
    }

    /**
     * All directives of the main server, with virtual hosts and other sections among them.
     *
     * @throws InputFault with the line that is not valid Apache syntax
     */
    public static List<Directive> parse(Sources sources) {
        ApacheParser parser = new ApacheParser(sources);
        return parser.file(sources.main(), 0);
    }

    private List<Directive> file(SourceFile file, int depth) {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(List.of(""), 0, true, new ArrayList<>()));
        for (int number = 1; number <= file.lines().size(); number++) {
            ApacheLine line = new ApacheLine(file, number);
            number = line.last();
            String text = line.text().strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                take(file, line, open, depth);
            }
        }
        if (open.size() > 1) {
            Open left = open.peek();
            throw file.fault(left.line(), "<" + left.words().get(0) + ">", "a line that ends this section");
        }
        return open.pop().block();
    }

    private void take(SourceFile file, ApacheLine whole, Deque<Open> open, int depth) {
        String text = whole.text().strip();
        int line = whole.first();
        if (text.startsWith("</")) {
            close(file, line, text, open);
            return;
        }
        boolean section = text.startsWith("<");
        int from = whole.text().indexOf(text);
        int to = from + text.length();
        List<Span> spans = new ArrayList<>();
        List<String> words =
                words(whole, section ? from + 1 : from, section && text.endsWith(">") ? to - 1 : to, spans);
        if (words.isEmpty()) {
            throw file.fault(line, text, "the name of a section");
        }
        words.set(0, words.get(0).toLowerCase(Locale.ROOT));
        Open around = open.peek();
        if (section) {
            if (open.size() > DEEPEST_SECTION) {
                throw file.fault(line, text, "at most " + DEEPEST_SECTION + " nested sections");
            }
            boolean holds = around.holds() && holds(words);
            // The contents of a condition belong to the section around it.
            List<Directive> block = isCondition(words) ? around.block() : new ArrayList<>();
            if (!isCondition(words) && holds) {
                around.block().add(new Directive(file.place(line), List.copyOf(words), block, Extent.of(spans)));
            }
            open.push(new Open(words, line, holds, block));
        } else if (around.holds()) {
            Directive directive = new Directive(file.place(line), List.copyOf(words), List.of(), Extent.of(spans));
            directive(directive, around.block(), depth);
        }
    }

    private static void close(SourceFile file, int line, String text, Deque<Open> open) {
        String name = text.substring(2).replace(">", "").strip().toLowerCase(Locale.ROOT);
        if (open.size() < 2 || !open.peek().words().get(0).equals(name)) {
            throw file.fault(
                    line,
                    text,
                    open.size() < 2
                            ? "an open section"
                            : "the end of " + open.peek().words().get(0) + " in line "
                                    + open.peek().line());
        }
        open.pop();
    }

    private void directive(Directive directive, List<Directive> block, int depth) {
        switch (directive.name()) {
            case "loadmodule":
                modules.load(directive.argument(1), directive.argument(2));
                block.add(directive);
                break;
            case "define":
                definitions.put(directive.argument(1), directive.argument(2));
                break;
            case "undefine":
                definitions.remove(directive.argument(1));
                break;
            case "serverroot":
                Path root = path(directive);
                base = root.toFile().isDirectory() ? root : base;
                block.add(directive);
                break;
            case "include":
            case "includeoptional":
                for (SourceFile other :
                        sources.included(directive.argument(1), List.of(base), directive.place(), depth)) {
                    block.addAll(file(other, depth + 1));
                }
                break;
            default:
                block.add(directive);
        }
    }

    private static Path path(Directive directive) {
        try {
            return Path.of(directive.argument(1)).toAbsolutePath();
        } catch (IllegalArgumentException noPath) {
            throw new InputFault(directive.place().toString(), directive.argument(1), "a directory");
        }
    }

    private static boolean isCondition(List<String> words) {
        return List.of("ifmodule", "ifdefine", "ifversion", "iffile", "ifdirective", "ifsection")
                .contains(words.get(0));
    }

    private boolean holds(List<String> words) {
        if (words.size() < 2) {
            return true;
        }
        boolean not = words.get(1).startsWith("!");
        String what = not ? words.get(1).substring(1) : words.get(1);
        switch (words.get(0)) {
            case "ifmodule":
                return modules.has(what) != not;
            case "ifdefine":
                return definitions.containsKey(what) != not;
            case "macro":
                return false;
            default:
                return true;
        }
    }

    /**
     * Splits the characters of a line from {@code from} to before {@code to} into words. A word may be in quotes, in
     * which a backslash escapes a quote. The places of the words are added to {@code spans}.
     */
    private List<String> words(ApacheLine line, int from, int to, List<Span> spans) {
        String text = line.text().substring(0, to);
        List<String> words = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            int begun = at;
            char first = text.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
                continue;
            }
            boolean quoted = first == '"' || first == '\'';
            StringBuilder word = new StringBuilder();
            at += quoted ? 1 : 0;
            while (at < text.length()
                    && (quoted ? text.charAt(at) != first : !Character.isWhitespace(text.charAt(at)))) {
                if (quoted && text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == first) {
                    at++;
                }
                word.append(text.charAt(at++));
            }
            at = Math.min(at + (quoted ? 1 : 0), to);
            spans.add(line.span(begun, at));
            words.add(defined(word.toString()));
        }
        return words;
    }

    /** Replaces each {@code ${name}} that is defined; others stay, since the environment may define them. */
    private String defined(String word) {
        if (!word.contains("${")) {
            return word;
        }
        String result = word;
        for (Map.Entry<String, String> definition : definitions.entrySet()) {
            result = result.replace("${" + definition.getKey() + "}", definition.getValue());
            if (result.length() > LONGEST_WORD) {
                throw new InputFault(sources.main().name(), "${" + definition.getKey() + "}", "a shorter definition");
            }
        }
        return result;
    }

    /**
     * An open section.
     *
     * @param holds whether its contents are in effect
     * @param block collects its contents
     */
    private record Open(List<String> words, int line, boolean holds, List<Directive> block) {}
}

package longwire.proxyconf.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses HAProxy's syntax: sections, which begin with a known word, and lines of words in them. */
public final class HaproxyParser {
    private static final Set<String> SECTIONS = Set.of(
            "global",
            "defaults",
            "frontend",
            "backend",
            "listen",
            "peers",
            "resolvers",
            "userlist",
            "mailers",
            "cache",
            "program",
            "http-errors",
            "ring",
            "log-forward",
            "fcgi-app",
            "traces",
            "crt-store",
            "acme");

    private HaproxyParser() {}

    /**
     * All sections, each with its lines as its block.
     *
     * @throws longwire.fault.InputFault with the line that is not valid HAProxy syntax
     */
    public static List<Directive> parse(SourceFile file) {
        List<Directive> sections = new ArrayList<>();
        List<Directive> block = null;
        for (int line = 1; line <= file.lines().size(); line++) {
            List<Span> spans = new ArrayList<>();
            List<String> words = words(file, line, spans);
            // Conditions (.if, .else) select lines; here all lines are read.
            if (words.isEmpty() || words.get(0).startsWith(".")) {
                continue;
            }
            Place place = file.place(line);
            Extent extent = Extent.of(spans);
            if (SECTIONS.contains(words.get(0))) {
                block = new ArrayList<>();
                sections.add(new Directive(place, words, block, extent));
            } else if (block == null) {
                throw file.fault(line, words.get(0), "a section such as global, defaults or frontend before it");
            } else {
                block.add(new Directive(place, words, List.of(), extent));
            }
        }
        return sections;
    }

    /** The words of a line, without comment and quotes. Their places are added to {@code spans}. */
    private static List<String> words(SourceFile file, int line, List<Span> spans) {
        String text = file.lines().get(line - 1);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        int begun = 0;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            begun = inWord ? begun : at;
            if (letter == '\\' && quote != '\'' && at + 1 < text.length()) {
                word.append(text.charAt(++at));
                inWord = true;
            } else if (quote != 0) {
                quote = letter == quote ? 0 : quote;
                if (quote != 0) {
                    word.append(letter);
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
                inWord = true;
            } else if (letter == '#') {
                text = text.substring(0, at);
            } else if (!Character.isWhitespace(letter)) {
                word.append(letter);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                spans.add(new Span(line, begun, line, at));
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != 0) {
            throw file.fault(line, "a quote " + quote, "a closing quote in the same line");
        }
        if (inWord) {
            words.add(word.toString());
            spans.add(new Span(line, begun, line, text.length()));
        }
        return words;
    }
}

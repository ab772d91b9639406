package longwire.proxyconf.edit;

import java.util.List;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Changes and adds lines in HAProxy's sections. */
final class HaproxyLines {
    private final Texts texts;

    HaproxyLines(Texts texts) {
        this.texts = texts;
    }

    /** The value after the words of {@code name} in {@code line}. */
    Mention mention(Directive line, String name) {
        return mention(line, name.split(" ").length);
    }

    /** The value that is the word {@code at} of {@code line}. */
    Mention mention(Directive line, int at) {
        return new Mention(
                line.place(),
                line.argument(at),
                value -> List.of(text(line).replaced(line.extent().words().get(at), value)));
    }

    /** A line that switches something on, or off if it begins with {@code no}. */
    Mention flag(Directive line, boolean isOn) {
        List<Span> words = line.extent().words();
        return new Mention(line.place(), isOn ? "on" : "off", value -> {
            if (isOn == value.equals("on")) {
                return List.of();
            }
            Span no = words.get(0);
            return List.of(
                    isOn
                            ? text(line).before(no, "no ")
                            : text(line)
                                    .replaced(
                                            new Span(
                                                    no.line(),
                                                    no.column(),
                                                    words.get(1).line(),
                                                    words.get(1).column()),
                                            ""));
        });
    }

    Edit appended(Directive line, String words) {
        return text(line).behind(line.extent().whole(), " " + words);
    }

    /** Adds a line right after another. */
    Edit behind(Directive line, String words) {
        int number = line.place().line();
        return text(line).lineBelow(number, text(line).indentation(number), words);
    }

    /** Adds a line to {@code section}: after the last of the same kind, or at its start. */
    Edit below(Directive section, String words) {
        ConfigText text = text(section);
        int header = section.place().line();
        String kind = kind(words);
        int last = section.block().stream()
                .filter(line -> kind(line.name()).equals(kind))
                .mapToInt(line -> line.place().line())
                .filter(line -> !isConditional(text, header, line))
                .max()
                .orElse(header);
        int like = last > header || section.block().isEmpty()
                ? last
                : section.block().get(0).place().line();
        String indentation = like > header ? text.indentation(like) : text.indentation(header) + text.step();
        return text.lineBelow(last, indentation, words);
    }

    /** Lines of one kind begin with the same word, such as {@code tune}. */
    private static String kind(String words) {
        return words.split("[ .]")[0];
    }

    /** Adds a global section with {@code words} before all others. */
    Edit newGlobal(List<Directive> sections, String words) {
        ConfigText text = texts.text();
        int line = sections.isEmpty() ? 1 : sections.get(0).place().line();
        return text.lineAbove(line, "", "global\n" + text.step() + words + "\n");
    }

    /** Whether a line is between {@code .if} and {@code .endif}: a line added after it might not be in effect. */
    private static boolean isConditional(ConfigText text, int header, int last) {
        int open = 0;
        for (int number = header; number <= last; number++) {
            String line = text.line(number).strip();
            open += line.startsWith(".if") ? 1 : line.startsWith(".endif") ? -1 : 0;
        }
        return open > 0;
    }

    private ConfigText text(Directive line) {
        return texts.text(line.place());
    }
}

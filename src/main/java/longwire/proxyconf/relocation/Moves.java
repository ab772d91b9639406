package longwire.proxyconf.relocation;

import java.util.ArrayList;
import java.util.List;
import longwire.proxyconf.edit.ConfigText;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Collects edits of directives. Words are counted from 0, which is the name. */
final class Moves {
    private final Texts texts;
    private final List<Edit> edits = new ArrayList<>();

    Moves(Texts texts) {
        this.texts = texts;
    }

    List<Edit> edits() {
        return List.copyOf(edits);
    }

    void add(Edit edit) {
        edits.add(edit);
    }

    ConfigText text(Directive line) {
        return texts.text(line.place());
    }

    /** Puts {@code value} in place of a word. */
    void word(Directive line, int at, String value) {
        if (!line.argument(at).equals(value)) {
            edits.add(text(line).replaced(span(line, at), value));
        }
    }

    /** Puts {@code words} in place of a word and all that follow it. */
    void rest(Directive line, int from, String words) {
        Span last = span(line, line.words().size() - 1);
        edits.add(text(line).replaced(span(line, from).upTo(last), words));
    }

    void without(Directive line, int at) {
        edits.add(text(line).removedBehind(span(line, at - 1), span(line, at)));
    }

    void without(Directive line, String word) {
        int at = line.words().indexOf(word);
        if (at > 0) {
            without(line, at);
        }
    }

    void append(Directive line, String words) {
        edits.add(text(line).behind(span(line, line.words().size() - 1), " " + words));
    }

    /** Makes a line a comment. */
    void comment(Directive line) {
        edits.add(text(line).before(span(line, 0), "# "));
    }

    /** Makes all lines of a directive with its block comments. */
    void commentAll(Directive directive) {
        ConfigText text = text(directive);
        for (int line = directive.place().line();
                line <= directive.extent().whole().endLine();
                line++) {
            int column = text.indentation(line).length();
            edits.add(text.before(new Span(line, column, line, column), "# "));
        }
    }

    /** Adds lines at the end of the block of {@code directive}, which gets one if it has none. */
    void into(Directive directive, String words) {
        ConfigText text = text(directive);
        String around = text.indentation(directive.place().line());
        directive
                .extent()
                .body()
                .ifPresentOrElse(
                        body -> edits.add(text.lineAbove(body.endLine(), around + text.step(), words)),
                        () -> edits.add(text.behind(
                                directive.extent().whole(),
                                " {\n" + text.step() + words.replace("\n", "\n" + text.step()) + "\n}")));
    }

    /** Adds lines before all others. */
    void firstLine(String words) {
        edits.add(texts.text().lineAbove(1, "", words));
    }

    /** Adds a line right after the one that opens {@code section}; at the end of the main file if that has no such line. */
    void lineInto(Directive section, String words) {
        if (section.extent().words().isEmpty() && section.extent().body().isEmpty()) {
            lastLine(words);
            return;
        }
        ConfigText text = text(section);
        int header = section.extent()
                .body()
                .map(Span::line)
                .orElse(section.extent().whole().endLine());
        edits.add(text.lineBelow(header, text.indentation(header) + text.step(), words));
    }

    /** Adds a line at the end of the main file, so that the numbers of the other lines stay. */
    void lastLine(String words) {
        edits.add(texts.text().lastLine(words));
    }

    private static Span span(Directive line, int at) {
        return line.extent().words().get(at);
    }
}

package longwire.proxyconf.edit;

import java.util.List;
import java.util.Optional;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Changes and adds lines in the blocks of a Caddyfile. */
final class CaddyBlocks {
    /** As {@code caddy fmt} writes it. */
    private static final String USUAL_STEP = "\t";

    private final Texts texts;

    CaddyBlocks(Texts texts) {
        this.texts = texts;
    }

    /** The value after the name in {@code line}. */
    Mention mention(Directive line) {
        return new Mention(
                line.place(),
                line.argument(1),
                value -> List.of(
                        texts.text(line.place()).replaced(line.extent().words().get(1), value)));
    }

    /** A block with the line {@code inner}, indented as at the outermost level. */
    String block(String head, String inner) {
        return head + " {\n" + step(texts.text()) + inner.replace("\n", "\n" + step(texts.text())) + "\n}";
    }

    /** Adds lines at the end of the block of {@code directive}. If it has no block, it gets one. */
    Edit into(Directive directive, String words) {
        ConfigText text = texts.text(directive.place());
        String around = text.indentation(directive.place().line());
        Optional<Span> body = directive.extent().body();
        if (body.isEmpty()) {
            String block = " {\n" + step(text) + words.replace("\n", "\n" + step(text)) + "\n}";
            return text.behind(directive.extent().whole(), block.replace("\n", text.lineEnd() + around));
        }
        String indentation = directive.block().stream()
                .filter(inner -> inner.place().file().equals(directive.place().file()))
                .filter(inner -> inner.place().line() > body.get().line()
                        && inner.place().line() < body.get().endLine())
                .map(inner -> text.indentation(inner.place().line()))
                .findFirst()
                .orElse(around + step(text));
        return text.lineAbove(body.get().endLine(), indentation, words);
    }

    /** Adds a block of global options at the start of the file, where it must be. */
    Edit newOptions(String words) {
        ConfigText text = texts.text();
        String inner = step(text) + words.replace("\n", "\n" + step(text));
        return text.lineAbove(1, "", "{\n" + inner + "\n}\n");
    }

    private static String step(ConfigText text) {
        return text.step(USUAL_STEP);
    }
}

package longwire.proxyconf.edit;

import java.util.List;
import java.util.Optional;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Adds lines to nginx's blocks. */
final class NginxBlocks {
    private final Texts texts;

    NginxBlocks(Texts texts) {
        this.texts = texts;
    }

    /** The change that adds {@code name} to {@code block}. */
    Change gap(Directive block, String name) {
        return value -> List.of(line(block, name + " " + value + ";"));
    }

    /** Adds {@code statement} after the last line of {@code block} that comes before its first inner block. */
    Edit line(Directive block, String statement) {
        ConfigText text = texts.text(block.place());
        List<Directive> own = block.block().stream()
                .filter(inner -> inner.place().file().equals(block.place().file()))
                .toList();
        Optional<Directive> last =
                own.stream().takeWhile(inner -> inner.extent().body().isEmpty()).reduce((earlier, later) -> later);
        if (last.isPresent()) {
            return below(
                    text,
                    last.get().extent().whole(),
                    text.indentation(last.get().place().line()),
                    statement);
        }
        return block.extent()
                .body()
                .map(body -> first(text, block, body, statement))
                // The file itself: before its first directive, which need not be in its first line.
                .orElseGet(() ->
                        text.lineAbove(own.isEmpty() ? 1 : own.get(0).place().line(), "", statement));
    }

    private static Edit first(ConfigText text, Directive block, Span body, String statement) {
        Span opening = new Span(body.line(), body.column(), body.line(), body.column());
        if (body.line() == body.endLine()) {
            boolean nothing = text.line(body.line())
                    .substring(body.column(), body.endColumn())
                    .isBlank();
            return nothing ? text.replaced(body, " " + statement + " ") : text.behind(opening, " " + statement);
        }
        return below(text, opening, text.indentation(block.place().line()) + text.step(), statement);
    }

    /** Adds {@code statement} on a line of its own, unless something follows {@code before} in its line. */
    static Edit below(ConfigText text, Span before, String indentation, String statement) {
        String rest = text.line(before.endLine()).substring(before.endColumn()).strip();
        return rest.isEmpty() || rest.startsWith("#")
                ? text.lineBelow(before.endLine(), indentation, statement)
                : text.behind(before, " " + statement);
    }
}

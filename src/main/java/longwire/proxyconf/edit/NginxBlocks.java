package longwire.proxyconf.edit;

import java.util.List;
import java.util.Optional;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Puts lines into nginx's blocks. */
final class NginxBlocks {
    private final Texts texts;

    NginxBlocks(Texts texts) {
        this.texts = texts;
    }

    /** Lets {@code block} say {@code name}. */
    Change gap(Directive block, String name) {
        return value -> List.of(line(block, name + " " + value + ";"));
    }

    /** Puts {@code statement} behind the last line of {@code block} that stands before any block in it. */
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
                // The file itself: before all that it says, which need not be in its first line.
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

    /** In a line of its own, unless something else stands behind {@code before} in its line. */
    static Edit below(ConfigText text, Span before, String indentation, String statement) {
        String rest = text.line(before.endLine()).substring(before.endColumn()).strip();
        return rest.isEmpty() || rest.startsWith("#")
                ? text.lineBelow(before.endLine(), indentation, statement)
                : text.behind(before, " " + statement);
    }
}

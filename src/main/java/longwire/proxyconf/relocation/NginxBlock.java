package longwire.proxyconf.relocation;

import longwire.proxyconf.edit.ConfigText;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** Adds directives to nginx's blocks. */
final class NginxBlock {
    private NginxBlock() {}

    /** At the end of {@code block}, in the line of its brace, so that the numbers of all lines stay. */
    static void into(Moves moves, Directive block, String statements) {
        ConfigText text = moves.text(block);
        Span body = block.extent().body().orElseThrow();
        Span brace = new Span(body.endLine(), body.endColumn(), body.endLine(), body.endColumn());
        moves.add(text.before(brace, statements + " "));
    }
}

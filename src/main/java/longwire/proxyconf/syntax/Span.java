package longwire.proxyconf.syntax;

/**
 * A place in a file, from the first character to before the end. The place of a word includes its quotes.
 *
 * @param line from 1; likewise {@code endLine}
 * @param column number of characters before it in its line; likewise {@code endColumn}
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** From the start of this one to the end of {@code last}. */
    public Span upTo(Span last) {
        return new Span(line, column, last.endLine, last.endColumn);
    }

    /** The place between this one and {@code next}. */
    Span before(Span next) {
        return new Span(endLine, endColumn, next.line, next.column);
    }
}

package longwire.proxyconf.syntax;

/**
 * Where something stands in its file, a word with its quotes: from a letter up to the one that is no more of it.
 *
 * @param line from 1, as {@code endLine}
 * @param column letters of the line before it, as {@code endColumn}
 */
public record Span(int line, int column, int endLine, int endColumn) {
    /** From the start of this one to the end of {@code last}. */
    Span upTo(Span last) {
        return new Span(line, column, last.endLine, last.endColumn);
    }

    /** What stands between this one and {@code next}. */
    Span before(Span next) {
        return new Span(endLine, endColumn, next.line, next.column);
    }
}

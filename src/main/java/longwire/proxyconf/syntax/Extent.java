package longwire.proxyconf.syntax;

import java.util.List;
import java.util.Optional;

/**
 * Where a directive is in its file, to the character, for edits.
 *
 * @param words the place of each of its words; empty if the parser does not record them
 * @param body the inside of the braces of its block; empty if it has no braces
 * @param whole the directive including its end, such as a semicolon or a brace
 */
public record Extent(List<Span> words, Optional<Span> body, Span whole) {
    /** Of a directive that has no known place. */
    static final Extent UNKNOWN = new Extent(List.of(), Optional.empty(), new Span(1, 0, 1, 0));

    /** Of words without an end sign. */
    static Extent of(List<Span> words) {
        return new Extent(List.copyOf(words), Optional.empty(), words.get(0).upTo(words.get(words.size() - 1)));
    }

    /** Of words with the end sign {@code last}. */
    static Extent of(List<Span> words, Span last) {
        Span first = words.isEmpty() ? last : words.get(0);
        return new Extent(List.copyOf(words), Optional.empty(), first.upTo(last));
    }

    /** Of words with a block in braces. */
    static Extent of(List<Span> words, Span opening, Span closing) {
        Span first = words.isEmpty() ? opening : words.get(0);
        return new Extent(List.copyOf(words), Optional.of(opening.before(closing)), first.upTo(closing));
    }
}

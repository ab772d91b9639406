package longwire.proxyconf.syntax;

import java.util.List;
import java.util.Optional;

/**
 * Where a directive stands in its file, to the letter, for whoever changes it.
 *
 * @param words one for each of its words; empty where a parser does not tell
 * @param body what the braces of its block hold; nothing where it has none in braces
 * @param whole with what ends it, such as a semicolon or a brace
 */
public record Extent(List<Span> words, Optional<Span> body, Span whole) {
    /** Of what stands nowhere as it is. */
    static final Extent UNKNOWN = new Extent(List.of(), Optional.empty(), new Span(1, 0, 1, 0));

    /** Of words that end by themselves. */
    static Extent of(List<Span> words) {
        return new Extent(List.copyOf(words), Optional.empty(), words.get(0).upTo(words.get(words.size() - 1)));
    }

    /** Of words that {@code last} ends. */
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

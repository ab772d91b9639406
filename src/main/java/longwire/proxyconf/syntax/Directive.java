package longwire.proxyconf.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directive of any syntax.
 *
 * @param place where it begins
 * @param words its name and its arguments, without quotes; never empty
 * @param block the directives in its block or section; empty if it has none
 * @param extent where its words are
 */
public record Directive(Place place, List<String> words, List<Directive> block, Extent extent) {
    /** A directive of which only the line is known. */
    public Directive(Place place, List<String> words, List<Directive> block) {
        this(place, words, block, Extent.UNKNOWN);
    }

    public String name() {
        return words.get(0);
    }

    public boolean is(String name) {
        return name().equals(name);
    }

    public List<String> arguments() {
        return words.subList(1, words.size());
    }

    /** An argument, counted from 1; empty if there are fewer. */
    public String argument(int number) {
        return number < words.size() ? words.get(number) : "";
    }

    /** An argument, counted from 1, that is a whole number. */
    public Optional<Long> number(int argument) {
        String text = argument(argument);
        return text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    public String lastArgument() {
        return words.size() == 1 ? "" : words.get(words.size() - 1);
    }

    /** Whether it begins with {@code start}, such as {@code timeout tunnel}. */
    public boolean begins(List<String> start) {
        return words.size() >= start.size() && words.subList(0, start.size()).equals(start);
    }

    /** The directives {@code name} of its own block. */
    public Stream<Directive> all(String name) {
        return block.stream().filter(inner -> inner.is(name));
    }

    /** The directive {@code name} of its own block that counts if a later one replaces an earlier one. */
    public Optional<Directive> last(String name) {
        return all(name).reduce((earlier, later) -> later);
    }

    /** Itself and all directives below it. */
    public Stream<Directive> deep() {
        return Stream.concat(Stream.of(this), block.stream().flatMap(Directive::deep));
    }
}

package longwire.proxy.lint;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section of HAProxy, with what it inherits.
 *
 * @param section its own lines
 * @param defaults what holds where it says nothing itself; nothing for the global section
 */
record HaproxySection(Directive section, Optional<HaproxySection> defaults) {
    String kind() {
        return section.name();
    }

    String name() {
        return section.argument(1);
    }

    Place place() {
        return section.place();
    }

    /** The last line that begins with {@code start}, such as {@code timeout tunnel}; else that of its defaults. */
    Optional<Directive> line(String start) {
        List<String> words = Arrays.asList(start.split(" "));
        return section.block().stream()
                .filter(line -> line.begins(words))
                .reduce((earlier, later) -> later)
                .or(() -> defaults.flatMap(outer -> outer.line(start)));
    }

    /** Its own lines that begin with {@code start}. */
    Stream<Directive> own(String start) {
        List<String> words = Arrays.asList(start.split(" "));
        return section.block().stream().filter(line -> line.begins(words));
    }

    /** The line that switches {@code option} on, where it is on. */
    Optional<Directive> option(String option) {
        Optional<Directive> own = section.block().stream()
                .filter(line -> line.begins(List.of("option", option)) || line.begins(List.of("no", "option", option)))
                .reduce((earlier, later) -> later);
        return own.isPresent()
                ? own.filter(line -> line.is("option"))
                : defaults.flatMap(outer -> outer.option(option));
    }

    /** A timeout; nothing where there is none, or where it can't be read. Numbers without a unit are milliseconds. */
    Optional<Duration> timeout(String name) {
        return line("timeout " + name)
                .flatMap(line -> DurationText.parse(line.argument(2), "ms"))
                .filter(duration -> !duration.isZero());
    }

    boolean isHttp() {
        return line("mode").filter(line -> line.argument(1).equals("http")).isPresent();
    }

    /** Whether viewers connect to it. */
    boolean takesViewers() {
        return kind().equals("frontend") || kind().equals("listen");
    }

    /** Whether it connects to origins. */
    boolean hasServers() {
        return (kind().equals("backend") || kind().equals("listen"))
                && servers().findAny().isPresent();
    }

    Stream<Directive> servers() {
        return Stream.concat(own("server"), own("server-template"));
    }
}

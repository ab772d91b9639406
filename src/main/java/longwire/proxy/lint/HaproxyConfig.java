package longwire.proxy.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An HAProxy configuration as rules see it. */
final class HaproxyConfig {
    private final List<HaproxySection> sections = new ArrayList<>();
    private final Place start;

    private HaproxyConfig(List<Directive> read, Place start) {
        this.start = start;
        Map<String, HaproxySection> named = new HashMap<>();
        Optional<HaproxySection> latest = Optional.empty();
        for (Directive section : read) {
            int from = section.words().indexOf("from");
            Optional<HaproxySection> defaults =
                    from > 0 ? Optional.ofNullable(named.get(section.argument(from + 1))) : latest;
            if (section.is("defaults")) {
                // A new one begins afresh, unless it says from which.
                HaproxySection outer = new HaproxySection(section, from > 0 ? defaults : Optional.empty());
                named.put(section.argument(1), outer);
                latest = Optional.of(outer);
            } else {
                sections.add(new HaproxySection(section, section.is("global") ? Optional.empty() : defaults));
            }
        }
    }

    static HaproxyConfig read(Sources sources) {
        return new HaproxyConfig(
                HaproxyParser.parse(sources.main()), sources.main().place(1));
    }

    /** A line of the global section. */
    Optional<Directive> global(String start) {
        return globals().flatMap(section -> section.line(start).stream()).findFirst();
    }

    Stream<HaproxySection> globals() {
        return sections.stream().filter(section -> section.kind().equals("global"));
    }

    /** Where a line of the global section is to be pasted. */
    Mend inGlobal(String text) {
        return globals()
                .findFirst()
                .map(section -> Mend.into(section.place(), text))
                .orElseGet(() -> Mend.before(start, "global\n  " + text));
    }

    /** Those that pass WebSockets to origins. */
    Stream<HaproxySection> backends() {
        return sections.stream().filter(HaproxySection::hasServers).filter(this::isOfWebSockets);
    }

    /** Those that take the viewers of such a backend. */
    Stream<HaproxySection> frontends() {
        return sections.stream()
                .filter(HaproxySection::takesViewers)
                .filter(this::isOfWebSockets)
                .filter(section -> section.hasServers()
                        || Stream.concat(section.own("use_backend"), section.line("default_backend").stream())
                                .findAny()
                                .isPresent());
    }

    /** Those that may pass a viewer to {@code backend}. */
    Stream<HaproxySection> frontendsOf(HaproxySection backend) {
        return frontends()
                .filter(frontend -> frontend == backend
                        || Stream.concat(frontend.own("use_backend"), frontend.line("default_backend").stream())
                                .map(line -> line.argument(1))
                                .anyMatch(name -> name.equals(backend.name()) || name.startsWith("%")));
    }

    /** What speaks HTTP; where nothing does, anything might be. */
    private boolean isOfWebSockets(HaproxySection section) {
        return section.isHttp() || sections.stream().noneMatch(HaproxySection::isHttp);
    }
}

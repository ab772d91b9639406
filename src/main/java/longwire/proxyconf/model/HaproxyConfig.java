package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.HaproxyParser;
import longwire.proxyconf.syntax.Place;
import longwire.proxyconf.syntax.Sources;

/** An HAProxy configuration, in which sections know their defaults. */
public final class HaproxyConfig {
    /** Real configurations have one or two. */
    private static final int MOST_DEFAULTS = 64;

    private final List<Directive> read;
    private final Place start;
    private final List<HaproxySection> sections = new ArrayList<>();
    private final List<HaproxySection> frontends;
    private final List<HaproxySection> backends;
    private final List<HaproxyLayer> layers;
    /**
     * Frontends by the name of a backend that they pass viewers to; under an empty name, those that may pass them to any.
     */
    private final Map<String, List<HaproxySection>> leading = new HashMap<>();

    private HaproxyConfig(List<Directive> read, Place start) {
        this.read = read;
        this.start = start;
        inherit(read);
        // Sections in HTTP mode. If there are none, any section might carry WebSockets.
        boolean http = sections.stream().anyMatch(HaproxySection::isHttp);
        List<HaproxySection> candidates =
                sections.stream().filter(section -> !http || section.isHttp()).toList();
        frontends = candidates.stream()
                .filter(HaproxySection::takesViewers)
                .filter(section ->
                        section.hasServers() || section.targets().findAny().isPresent())
                .toList();
        frontends.forEach(frontend -> frontend.targets()
                .map(name -> name.contains("%") ? "" : name)
                .forEach(name ->
                        leading.computeIfAbsent(name, any -> new ArrayList<>()).add(frontend)));
        backends = candidates.stream()
                .filter(HaproxySection::hasServers)
                .filter(this::isReached)
                .toList();
        layers = sections.stream()
                .filter(section -> http && !section.isHttp() && section.hasServers())
                .flatMap(outer -> frontends.stream()
                        .filter(inner -> HaproxyLayer.leads(outer, inner))
                        .map(inner -> new HaproxyLayer(outer, inner)))
                .toList();
    }

    public static HaproxyConfig read(Sources sources) {
        return new HaproxyConfig(
                HaproxyParser.parse(sources.main()), sources.main().place(1));
    }

    /** All sections as written. */
    public List<Directive> all() {
        return read;
    }

    /** A line of the global section. */
    public Optional<Directive> global(String line) {
        return globals().flatMap(section -> section.line(line).stream()).findFirst();
    }

    /** The mend that adds a line to the global section. */
    public Mend inGlobal(String text) {
        return globals()
                .findFirst()
                .map(section -> Mend.into(section.place(), text))
                .orElseGet(() -> Mend.before(start, "global\n  " + text));
    }

    /** The sections that pass WebSockets to origins. */
    public Stream<HaproxySection> backends() {
        return backends.stream();
    }

    /** The sections that accept the viewers of such backends. */
    public Stream<HaproxySection> frontends() {
        return frontends.stream();
    }

    /** The sections that may pass a viewer to {@code backend}. */
    public Stream<HaproxySection> frontendsOf(HaproxySection backend) {
        return Stream.of(
                        Stream.of(backend).filter(HaproxySection::takesViewers),
                        leading.getOrDefault(backend.name(), List.of()).stream(),
                        leading.getOrDefault("", List.of()).stream())
                .flatMap(some -> some);
    }

    /** Sections that tunnels pass before they come to a frontend of WebSockets. */
    public List<HaproxyLayer> layers() {
        return layers;
    }

    /** The sections in TCP mode that may pass a viewer to the outer section of a layer. */
    public Stream<HaproxySection> frontendsOf(HaproxyLayer layer) {
        HaproxySection outer = layer.outer();
        return sections.stream()
                .filter(HaproxySection::takesViewers)
                .filter(section -> section == outer
                        || section.targets().anyMatch(name -> name.equals(outer.name()) || name.contains("%")));
    }

    /**
     * Whether WebSockets may come to {@code backend}: some frontend leads to it, or there is no frontend, since the
     * configuration is a part.
     */
    private boolean isReached(HaproxySection backend) {
        return frontends.isEmpty() || frontendsOf(backend).findAny().isPresent();
    }

    private Stream<HaproxySection> globals() {
        return sections.stream().filter(section -> section.kind().equals("global"));
    }

    private void inherit(List<Directive> read) {
        Map<String, List<HaproxySection>> named = new HashMap<>();
        List<HaproxySection> latest = List.of();
        for (Directive section : read) {
            int from = section.words().indexOf("from");
            List<HaproxySection> inherited =
                    from > 0 ? named.getOrDefault(section.argument(from + 1), List.of()) : latest;
            if (section.is("defaults")) {
                // A defaults section inherits nothing, unless from names another.
                latest = withInherited(section, from > 0 ? inherited : List.of());
                named.put(section.argument(1), latest);
            } else {
                sections.add(new HaproxySection(section, section.is("global") ? List.of() : inherited));
            }
        }
    }

    private static List<HaproxySection> withInherited(Directive section, List<HaproxySection> inherited) {
        if (inherited.size() == MOST_DEFAULTS) {
            throw new InputFault(section.place().toString(), "defaults", "at most " + MOST_DEFAULTS + " in a row");
        }
        List<HaproxySection> all = new ArrayList<>(List.of(new HaproxySection(section, inherited)));
        all.addAll(inherited);
        return all;
    }
}

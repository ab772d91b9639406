package longwire.proxyconf.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** A section of HAProxy, with what it inherits. */
public final class HaproxySection {
    private final Block section;
    /** The defaults sections that it inherits from, the nearest first; none for the global section. */
    private final List<HaproxySection> defaults;

    HaproxySection(Directive section, List<HaproxySection> defaults) {
        this.section = new Block(section);
        this.defaults = defaults;
    }

    /** The section as written. */
    public Directive directive() {
        return section.directive();
    }

    String kind() {
        return section.directive().name();
    }

    public String name() {
        return section.directive().argument(1);
    }

    public Place place() {
        return section.place();
    }

    public List<HaproxySection> defaults() {
        return defaults;
    }

    /** The last line that begins with {@code start}, such as {@code timeout tunnel}, or else that of its defaults. */
    public Optional<Directive> line(String start) {
        return saying(start).flatMap(level -> level.own(start).reduce((earlier, later) -> later));
    }

    /** The section that has a line {@code start}: this one, or else the nearest of its defaults. */
    public Optional<HaproxySection> saying(String start) {
        return levels().filter(level -> level.own(start).findAny().isPresent()).findFirst();
    }

    /** Its own lines that begin with {@code start}. */
    public Stream<Directive> own(String start) {
        List<String> words = Arrays.asList(start.split(" "));
        return section.all(words.get(0)).filter(line -> line.begins(words));
    }

    /** The line that switches {@code option} on; empty if it is off. */
    public Optional<Directive> option(String option) {
        return about(option).filter(line -> line.is("option"));
    }

    /** The line that switches {@code option} on or off. */
    public Optional<Directive> about(String option) {
        return levels().flatMap(level -> level.lastAbout(option).stream()).findFirst();
    }

    /** A timeout; empty if it is not set, is 0 or cannot be read. Numbers without a unit are milliseconds. */
    public Optional<Duration> timeout(String name) {
        return line("timeout " + name)
                .flatMap(line -> DurationText.parse(line.argument(2), "ms"))
                .filter(duration -> !duration.isZero());
    }

    public boolean isHttp() {
        return line("mode").filter(line -> line.argument(1).equals("http")).isPresent();
    }

    /** Whether viewers connect to it. */
    boolean takesViewers() {
        return kind().equals("frontend") || kind().equals("listen");
    }

    /** Whether it connects to origins. */
    public boolean hasServers() {
        return (kind().equals("backend") || kind().equals("listen"))
                && servers().findAny().isPresent();
    }

    public Stream<Directive> servers() {
        return Stream.concat(own("server"), own("server-template"));
    }

    /**
     * The names of backends that it passes WebSockets to, as far as conditions can be told; a name with a percent sign
     * is not known in advance.
     */
    public Stream<String> targets() {
        HaproxyCondition condition = condition();
        List<String> names = new ArrayList<>();
        for (Directive line : own("use_backend").toList()) {
            HaproxyCondition.Holds holds = condition.of(line);
            if (holds != HaproxyCondition.Holds.NEVER) {
                names.add(line.argument(1));
            }
            if (holds == HaproxyCondition.Holds.ALWAYS) {
                return names.stream();
            }
        }
        return Stream.concat(names.stream(), line("default_backend").stream().map(line -> line.argument(1)));
    }

    /** Reads the conditions of its lines. */
    public HaproxyCondition condition() {
        return new HaproxyCondition(this);
    }

    /** Whether viewers come encrypted. */
    HaproxyCondition.Holds encryption() {
        List<Directive> binds = own("bind").toList();
        // Whoever terminates TLS before it may say so in the PROXY protocol.
        if (binds.isEmpty() || binds.stream().anyMatch(bind -> bind.words().contains("accept-proxy"))) {
            return HaproxyCondition.Holds.MAYBE;
        }
        long encrypted =
                binds.stream().filter(bind -> bind.words().contains("ssl")).count();
        return encrypted == 0
                ? HaproxyCondition.Holds.NEVER
                : encrypted == binds.size() ? HaproxyCondition.Holds.ALWAYS : HaproxyCondition.Holds.MAYBE;
    }

    private Optional<Directive> lastAbout(String option) {
        // Lines with and without "no" are found separately; their line numbers tell which comes last.
        return Stream.concat(own("option " + option), own("no option " + option))
                .max(Comparator.comparing(line -> line.place().line()));
    }

    private Stream<HaproxySection> levels() {
        return Stream.concat(Stream.of(this), defaults.stream());
    }
}

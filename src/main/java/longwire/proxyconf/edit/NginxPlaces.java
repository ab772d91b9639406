package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;

/** The kinds of places of nginx's settings. */
final class NginxPlaces {
    private static final String UPSTREAM = "upstream ";
    private static final String NO_LOCATION = "a location with proxy_pass";

    private final NginxConfig config;
    private final Texts texts;
    private final NginxBlocks blocks;
    /** The locations that carry WebSockets. */
    private final List<NginxLocation> locations;

    NginxPlaces(NginxConfig config, Texts texts) {
        this.config = config;
        this.texts = texts;
        this.blocks = new NginxBlocks(texts);
        List<NginxLocation> upgrading =
                config.locations().stream().filter(NginxLocation::setsUpgrade).toList();
        this.locations = upgrading.isEmpty() ? config.webSocketLocations().toList() : upgrading;
    }

    /** In the outermost level. */
    Slot main(String name) {
        boolean whole = Stream.of("events", "http")
                .anyMatch(block -> config.root().last(block).isPresent());
        return inBlock(Optional.of(config.root()), name, whole, "a complete configuration, with events and http");
    }

    /** In the block {@code events}. */
    Slot events(String name) {
        return inBlock(config.events(), name, true, "an events block");
    }

    /** In a location or the blocks around it; in the server if it is not set yet. */
    Slot server(String name) {
        return inLevels(name, List.of("server", "main"));
    }

    /** In a location or the blocks around it; in the location if it is not set yet. */
    Slot location(String name) {
        return inLevels(name, List.of("location", "server", "main"));
    }

    /** In the upstream that requests are passed to. */
    Slot upstream(String setting) {
        String name = setting.substring(UPSTREAM.length());
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        Stream<Directive> used = locations.stream().flatMap(location -> config.upstream(location).stream());
        Stream<Directive> any = config.root().deep().filter(block -> block.is("upstream"));
        for (Directive upstream : (locations.isEmpty() ? any : used).distinct().toList()) {
            said(upstream.last(name))
                    .ifPresentOrElse(line -> mentions.add(mention(line)), () -> gaps.add(blocks.gap(upstream, name)));
        }
        return Slot.of(mentions, gaps, "an upstream block that proxy_pass names");
    }

    /** A parameter of the {@code listen} line that has a value. */
    Slot listenParameter(String name) {
        return listens().parameter(name);
    }

    /** A parameter of the {@code listen} line that is present or absent. */
    Slot listenFlag(String name) {
        return listens().flag(name);
    }

    private NginxListens listens() {
        List<Directive> servers = locations.stream()
                .flatMap(location -> location.blocks().stream())
                .filter(block -> block.is("server"))
                .distinct()
                .toList();
        return new NginxListens(config.root(), servers, texts);
    }

    private Slot inBlock(Optional<Directive> block, String name, boolean whole, String obstacle) {
        Optional<Directive> line = said(block.flatMap(some -> some.last(name)));
        List<Change> gaps = line.isEmpty() && whole
                ? block.map(some -> blocks.gap(some, name)).stream().toList()
                : List.of();
        return Slot.of(line.map(this::mention).stream().toList(), gaps, obstacle);
    }

    /** {@code into} names the blocks to which a line may be added, the best first. */
    private Slot inLevels(String name, List<String> into) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (NginxLocation location : locations) {
            said(location.effective(name))
                    .ifPresentOrElse(
                            line -> mentions.add(mention(line)),
                            () -> gaps.add(blocks.gap(innermost(location, into), name)));
        }
        if (locations.isEmpty()) {
            anywhere(name).ifPresent(line -> mentions.add(mention(line)));
        }
        return Slot.of(mentions, gaps, NO_LOCATION);
    }

    private static Directive innermost(NginxLocation location, List<String> kinds) {
        List<Directive> around = location.blocks();
        return kinds.stream()
                .flatMap(kind ->
                        around.stream().filter(block -> block.is(kind)).reduce((outer, inner) -> inner).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The last line outside upstreams, whose settings have the same names. */
    private Optional<Directive> anywhere(String name) {
        return outside(config.root())
                .filter(line -> line.is(name) && line.words().size() > 1)
                .reduce((earlier, later) -> later);
    }

    private static Stream<Directive> outside(Directive block) {
        return Stream.concat(
                Stream.of(block),
                block.block().stream().filter(inner -> !inner.is("upstream")).flatMap(NginxPlaces::outside));
    }

    /** The line if it has a value. */
    private static Optional<Directive> said(Optional<Directive> line) {
        return line.filter(some -> some.words().size() > 1);
    }

    private Mention mention(Directive line) {
        String said = line.argument(1);
        String value = line.is("worker_processes") && said.equals("auto")
                ? String.valueOf(Runtime.getRuntime().availableProcessors())
                : said;
        return new Mention(
                line.place(),
                value,
                wanted -> List.of(
                        texts.text(line.place()).replaced(line.extent().words().get(1), wanted)));
    }
}

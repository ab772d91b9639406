package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.CaddyProxy;
import longwire.proxyconf.syntax.Directive;

/** The kinds of places of settings in a Caddyfile. */
final class CaddyPlaces {
    private static final String OPTIONS = "{";
    private static final String SERVERS = "servers";
    private static final String TIMEOUTS = "timeouts";
    private static final String TRANSPORT = "transport";
    private static final String HTTP = "http";

    private final CaddyConfig config;
    private final CaddyBlocks blocks;
    /** The proxies that carry WebSockets. */
    private final List<Directive> proxies;

    CaddyPlaces(CaddyConfig config, Texts texts) {
        this.config = config;
        this.blocks = new CaddyBlocks(texts);
        List<Directive> marked = config.webSocketProxies()
                .filter(CaddyProxy::isWebSocket)
                .map(CaddyProxy::handler)
                .toList();
        this.proxies = marked.isEmpty()
                ? config.webSocketProxies().map(CaddyProxy::handler).toList()
                : marked;
    }

    /** A global option. */
    Slot global(String name) {
        Optional<Directive> line = options().flatMap(options -> said(options, name));
        return line.map(some -> Slot.of(List.of(blocks.mention(some)), List.of(), ""))
                .orElseGet(() -> Slot.of(List.of(), List.of(value -> inOptions(name + " " + value)), ""));
    }

    /**
     * An option of every block {@code servers}, since a block for one address does not inherit from the block for all.
     */
    Slot server(String name) {
        return inServers(
                servers -> said(servers, name),
                (servers, value) -> blocks.into(servers, name + " " + value),
                value -> name + " " + value);
    }

    /** A line of the servers' block {@code timeouts}. */
    Slot serverTimeout(String name) {
        return inServers(
                servers -> servers.last(TIMEOUTS).flatMap(timeouts -> said(timeouts, name)),
                (servers, value) -> servers.last(TIMEOUTS)
                        .map(timeouts -> blocks.into(timeouts, name + " " + value))
                        .orElseGet(() -> blocks.into(servers, blocks.block(TIMEOUTS, name + " " + value))),
                value -> blocks.block(TIMEOUTS, name + " " + value));
    }

    /** A line of the {@code reverse_proxy} itself. */
    Slot proxy(String name) {
        return inProxies(name, proxy -> said(proxy, name), (proxy, value) -> blocks.into(proxy, name + " " + value));
    }

    /** A line of its block {@code transport}. */
    Slot transport(String name) {
        return inProxies(
                name, proxy -> http(proxy).flatMap(transport -> said(transport, name)), (proxy, value) -> http(proxy)
                        .map(transport -> blocks.into(transport, name + " " + value))
                        .orElseGet(() -> blocks.into(proxy, blocks.block(TRANSPORT + " " + HTTP, name + " " + value))));
    }

    private Slot inServers(
            Function<Directive, Optional<Directive>> line, Filling filling, Function<String, String> whole) {
        List<Directive> all =
                options().stream().flatMap(options -> options.all(SERVERS)).toList();
        if (all.isEmpty()) {
            return Slot.of(List.of(), List.of(value -> inOptions(blocks.block(SERVERS, whole.apply(value)))), "");
        }
        return slot(all, line, filling);
    }

    private Slot inProxies(String name, Function<Directive, Optional<Directive>> line, Filling filling) {
        // A transport of another kind, such as FastCGI, has none of these options.
        List<Directive> fit = proxies.stream()
                .filter(proxy -> proxy.last(TRANSPORT).isEmpty() || http(proxy).isPresent())
                .toList();
        Slot slot = slot(fit, line, filling);
        if (!slot.mentions().isEmpty() || !slot.gaps().isEmpty()) {
            return slot;
        }
        List<Mention> anywhere = config.all().stream()
                .flatMap(Directive::deep)
                .filter(some -> some.is(name) && some.words().size() > 1)
                .reduce((earlier, later) -> later)
                .map(blocks::mention)
                .stream()
                .toList();
        return Slot.of(anywhere, List.of(), "a reverse_proxy over HTTP");
    }

    private Slot slot(List<Directive> around, Function<Directive, Optional<Directive>> line, Filling filling) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        for (Directive block : around) {
            line.apply(block)
                    .ifPresentOrElse(
                            some -> mentions.add(blocks.mention(some)),
                            () -> gaps.add(value -> List.of(filling.with(block, value))));
        }
        return Slot.of(mentions, gaps, "a reverse_proxy over HTTP");
    }

    private List<Edit> inOptions(String words) {
        return List.of(options().map(options -> blocks.into(options, words)).orElseGet(() -> blocks.newOptions(words)));
    }

    private Optional<Directive> options() {
        return config.all().stream().filter(site -> site.is(OPTIONS)).findFirst();
    }

    private static Optional<Directive> http(Directive proxy) {
        return proxy.last(TRANSPORT).filter(transport -> transport.argument(1).equals(HTTP));
    }

    private static Optional<Directive> said(Directive block, String name) {
        return block.last(name).filter(line -> line.words().size() > 1);
    }

    /** Adds a line to a block that does not have it. */
    private interface Filling {
        Edit with(Directive block, String value);
    }
}

package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.CaddyHeader;
import longwire.proxyconf.model.CaddyProxy;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;

/** What breaks or slows WebSockets in Caddy, which passes them by default. */
final class CaddyRules {
    static final List<Rule<CaddyConfig>> ALL = List.of(
            new Rule<>("caddy.upgrade-header", CaddyRules::upgradeHeader),
            new Rule<>("caddy.upstream-h2c", CaddyRules::upstreamH2c),
            new Rule<>("caddy.response-buffers", CaddyRules::responseBuffers),
            new Rule<>("caddy.read-timeout", CaddyRules::readTimeout),
            new Rule<>("caddy.stream-timeout", CaddyRules::streamTimeout),
            new Rule<>("caddy.write-timeout", CaddyRules::writeTimeout),
            new Rule<>("caddy.keepalive-off", CaddyRules::keepaliveOff),
            new Rule<>("caddy.max-conns", CaddyRules::maxConns),
            new Rule<>("caddy.viewers-http1", CaddyRules::viewersHttp1),
            new Rule<>("caddy.reload", CaddyRules::reload));

    /** A deliberate limit on the life of tunnels is longer. */
    private static final Duration LONG_LIFE = Duration.ofHours(1);

    private CaddyRules() {}

    private static Stream<Mistake> upgradeHeader(CaddyConfig config, Assumptions load) {
        if (config.proxies().isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                        config.headers().stream(), config.webSocketProxies().flatMap(CaddyProxy::headers))
                .map(CaddyRules::wrongHeader)
                .flatMap(Optional::stream);
    }

    private static Optional<Mistake> wrongHeader(CaddyHeader header) {
        boolean upgrade = header.field().equalsIgnoreCase("Upgrade");
        if (!upgrade && !header.field().equalsIgnoreCase("Connection")) {
            return Optional.empty();
        }
        Mend mend = Mend.remove(header.place());
        String value = header.value().toLowerCase(Locale.ROOT);
        switch (header.change()) {
            case DELETE:
                return Optional.of(Mistake.breaks(header.place(), header.field() + " is removed.", mend));
            case ADD:
                String twice = header.field() + " is sent twice.";
                return Optional.of(
                        upgrade
                                ? Mistake.breaks(header.place(), twice, mend)
                                : Mistake.risk(header.place(), twice, mend));
            default:
                boolean other =
                        value.matches("\\{(http\\.request\\.)?header\\." + (upgrade ? "connection" : "upgrade") + "}");
                boolean right =
                        !other && value.contains("{") || value.contains(upgrade ? "websocket" : "upgrade") && !other;
                String words = other
                        ? header.field() + " is " + header.value() + ", which is another header."
                        : header.field() + " is always \"" + header.value() + "\".";
                return right ? Optional.empty() : Optional.of(Mistake.breaks(header.place(), words, mend));
        }
    }

    private static Stream<Mistake> upstreamH2c(CaddyConfig config, Assumptions load) {
        return config.webSocketProxies().filter(CaddyProxy::isH2c).map(proxy -> proxy.option("versions")
                .map(line -> Mistake.breaks(
                        line.place(),
                        "The connection to the origin is HTTP/2 without TLS.",
                        proxy.changed(line, config.isJson() ? "[ \"1.1\" ]" : "1.1")))
                .orElseGet(() -> Mistake.breaks(
                        proxy.place(),
                        "The connection to the origin is HTTP/2 without TLS.",
                        Mend.instead(proxy.place(), proxy.place().text().strip().replace("h2c://", "http://")))));
    }

    private static Stream<Mistake> responseBuffers(CaddyConfig config, Assumptions load) {
        return each(config, proxy -> Stream.of("buffer_responses", "response_buffers")
                .flatMap(name -> proxy.enabled(name).stream())
                .findFirst()
                .map(line -> Mistake.breaks(
                        line.place(),
                        "Answers are buffered.",
                        proxy.changed(line, !config.isJson() ? "" : line.is("buffer_responses") ? "false" : "0"))));
    }

    private static Stream<Mistake> readTimeout(CaddyConfig config, Assumptions load) {
        return each(
                config,
                proxy -> proxy.duration("read_timeout").filter(load::isCutBy).map(idle -> {
                    Directive line = proxy.option("read_timeout").orElseThrow();
                    return Mistake.breaks(
                            line.place(),
                            "read_timeout is " + DurationText.words(idle) + ", and pings come every "
                                    + DurationText.words(load.pingInterval()) + ".",
                            proxy.changed(line, load.patienceSeconds() + "s"));
                }));
    }

    private static Stream<Mistake> streamTimeout(CaddyConfig config, Assumptions load) {
        return each(config, proxy -> proxy.duration("stream_timeout")
                .filter(life -> life.compareTo(LONG_LIFE) < 0)
                .map(life -> {
                    Directive line = proxy.option("stream_timeout").orElseThrow();
                    String words = "Tunnels are closed " + DurationText.words(life) + " after they open.";
                    Mend mend = proxy.changed(line, "24h");
                    return load.isCutBy(life)
                            ? Mistake.breaks(line.place(), words, mend)
                            : Mistake.risk(line.place(), words, mend);
                }));
    }

    private static Stream<Mistake> writeTimeout(CaddyConfig config, Assumptions load) {
        if (config.proxies().stream().noneMatch(CaddyProxy::isEventStream)) {
            return Stream.empty();
        }
        return config.writeTimeouts()
                .filter(line -> DurationText.parse(line.argument(1), "ns")
                        .filter(duration -> !duration.isZero())
                        .isPresent())
                .map(line -> Mistake.breaks(
                        line.place(),
                        "Event streams are cut after " + line.argument(1) + ".",
                        CaddyProxy.changed(config.isJson(), line, config.isJson() ? "0" : "")));
    }

    private static Stream<Mistake> keepaliveOff(CaddyConfig config, Assumptions load) {
        return each(config, proxy -> Stream.concat(
                        proxy
                                .option("keepalive")
                                .filter(line -> line.argument(1).equals("off"))
                                .stream(),
                        proxy.option("keep_alive").flatMap(block -> block.last("enabled")).stream()
                                .filter(line -> line.argument(1).equals("false")))
                .findFirst()
                .map(line -> Mistake.slows(
                        line.place(),
                        "Connections to the origin are not kept open.",
                        proxy.changed(line, config.isJson() ? "true" : ""))));
    }

    private static Stream<Mistake> maxConns(CaddyConfig config, Assumptions load) {
        return each(config, proxy -> proxy.option("max_conns_per_host")
                .filter(line -> line.number(1)
                        .filter(number -> number > 0 && number < load.connections())
                        .isPresent())
                .map(line -> Mistake.slows(
                        line.place(),
                        String.format(
                                Locale.ROOT,
                                "At most %s connections to an origin, for %,d viewers.",
                                line.argument(1),
                                load.connections()),
                        proxy.changed(line, config.isJson() ? "0" : ""))));
    }

    private static Stream<Mistake> viewersHttp1(CaddyConfig config, Assumptions load) {
        if (config.proxies().isEmpty()) {
            return Stream.empty();
        }
        return config.protocols()
                .filter(line -> !line.arguments().isEmpty() && !line.arguments().contains("h1"))
                .map(line -> Mistake.breaks(
                        line.place(),
                        "Viewers cannot connect in HTTP/1.1.",
                        CaddyProxy.changed(config.isJson(), line, withHttp1(config, line))));
    }

    private static String withHttp1(CaddyConfig config, Directive line) {
        if (!config.isJson()) {
            return "h1 " + String.join(" ", line.arguments());
        }
        return "[ \"h1\", \"" + String.join("\", \"", line.arguments()) + "\" ]";
    }

    private static Stream<Mistake> reload(CaddyConfig config, Assumptions load) {
        return each(
                config,
                proxy -> load.reloads() && proxy.duration("stream_close_delay").isEmpty()
                        ? Optional.of(proxy.option("stream_close_delay")
                                .map(zero -> Mistake.risk(
                                        zero.place(),
                                        "stream_close_delay 0 is none: a reload closes all tunnels.",
                                        proxy.changed(zero, "5m")))
                                .orElseGet(() -> Mistake.risk(
                                        proxy.place(),
                                        "A reload closes all tunnels.",
                                        proxy.added("stream_close_delay", "5m"))))
                        : Optional.empty());
    }

    private static Stream<Mistake> each(CaddyConfig config, Function<CaddyProxy, Optional<Mistake>> check) {
        return config.webSocketProxies().map(check).flatMap(Optional::stream);
    }
}

package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;

/** What prevents handshakes from passing HAProxy, which passes them by default. */
final class HaproxyHandshakeRules {
    static final List<Rule<HaproxyConfig>> ALL = List.of(
            new Rule<>("haproxy.upgrade-header", HaproxyHandshakeRules::upgradeHeader),
            new Rule<>("haproxy.server-h2", HaproxyHandshakeRules::serverH2),
            new Rule<>("haproxy.server-alpn", HaproxyHandshakeRules::serverAlpn),
            new Rule<>("haproxy.bind-h2", HaproxyHandshakeRules::bindH2),
            new Rule<>("haproxy.origin-close", HaproxyHandshakeRules::originClose));

    private static final List<String> FIELDS = List.of("upgrade", "connection");

    private HaproxyHandshakeRules() {}

    private static Stream<Mistake> upgradeHeader(HaproxyConfig config, Assumptions load) {
        return Stream.concat(config.frontends(), config.backends())
                .distinct()
                .flatMap(section -> Stream.concat(section.own("http-request"), section.own("http-response")))
                .filter(HaproxyHandshakeRules::breaksHandshakes)
                .map(line -> Mistake.breaks(
                        line.place(),
                        "A rule changes " + line.argument(2) + " in every handshake.",
                        Mend.remove(line.place())));
    }

    private static boolean breaksHandshakes(Directive line) {
        String field = line.argument(2).toLowerCase(Locale.ROOT);
        String value = line.argument(3).toLowerCase(Locale.ROOT);
        boolean conditional = line.words().contains("if") || line.words().contains("unless");
        if (conditional || !FIELDS.contains(field)) {
            return false;
        }
        boolean sets = line.argument(1).equals("set-header");
        // A value computed from the request, as in %[…], may be correct.
        boolean upgrade = field.equals("upgrade");
        boolean other = value.matches(".*%\\[(req\\.)?f?hdr\\(" + (upgrade ? "connection" : "upgrade") + "\\).*");
        boolean wrong = other || !value.contains(upgrade ? "websocket" : "upgrade") && !value.contains("%[");
        return line.argument(1).equals("del-header") || sets && wrong;
    }

    private static Stream<Mistake> serverH2(HaproxyConfig config, Assumptions load) {
        return servers(
                        config,
                        (backend, server) -> value(backend, server, "proto").equals("h2")
                                || value(backend, server, "alpn").equals("h2"))
                .map(line ->
                        Mistake.risk(line.place(), "The connection to the origin is HTTP/2 only.", withHttp1(line)));
    }

    private static Stream<Mistake> serverAlpn(HaproxyConfig config, Assumptions load) {
        return servers(config, (backend, server) -> {
                    List<String> offered =
                            List.of(value(backend, server, "alpn").split(","));
                    return offered.contains("h2") && offered.contains("http/1.1");
                })
                .map(line -> Mistake.risk(
                        line.place(), "WebSockets go over HTTP/2 where the origin takes it.", withHttp1(line)));
    }

    /**
     * The lines, each once, that make servers such as {@code kind} says and do not say which version WebSockets go over:
     * that of the server, or its default-server.
     */
    private static Stream<Directive> servers(HaproxyConfig config, BiPredicate<HaproxySection, Directive> kind) {
        return config.backends()
                .flatMap(backend -> backend.servers()
                        .filter(server -> value(backend, server, "ws").isEmpty() && kind.test(backend, server))
                        .map(server -> backend.line("default-server")
                                .filter(common -> !own(server, "proto") && !own(server, "alpn"))
                                .orElse(server)))
                .distinct();
    }

    private static Mend withHttp1(Directive line) {
        return Mend.instead(line.place(), String.join(" ", line.words()) + " ws h1");
    }

    private static boolean own(Directive server, String parameter) {
        return server.words().contains(parameter);
    }

    /** A parameter of a server, or else of all servers. */
    private static String value(HaproxySection backend, Directive server, String parameter) {
        return own(server, parameter)
                ? value(server, parameter)
                : backend.line("default-server")
                        .map(common -> value(common, parameter))
                        .orElse("");
    }

    private static String value(Directive server, String parameter) {
        int at = server.words().indexOf(parameter);
        return at < 0 ? "" : server.argument(at + 1);
    }

    private static Stream<Mistake> bindH2(HaproxyConfig config, Assumptions load) {
        return config.frontends()
                .flatMap(frontend -> frontend.own("bind"))
                .filter(bind -> value(bind, "proto").equals("h2"))
                .map(bind -> Mistake.breaks(
                        bind.place(),
                        "This address speaks HTTP/2 only.",
                        Mend.instead(
                                bind.place(), String.join(" ", bind.words()).replaceFirst(" proto h2(?= |$)", ""))));
    }

    /** Whether {@code option http-keep-alive} comes after {@code line}: of these modes, the last one counts. */
    private static boolean isReplaced(HaproxySection section, Directive line) {
        boolean own = section.own("option").anyMatch(line::equals);
        return section.option("http-keep-alive")
                .filter(alive -> own == section.own("option").anyMatch(alive::equals)
                        ? alive.place().line() > line.place().line()
                        : !own)
                .isPresent();
    }

    private static Stream<Mistake> originClose(HaproxyConfig config, Assumptions load) {
        return Stream.concat(config.frontends(), config.backends())
                .flatMap(section -> Stream.of("httpclose", "http-server-close", "forceclose")
                        .flatMap(option -> section.option(option).stream())
                        .filter(line -> !isReplaced(section, line)))
                .distinct()
                .map(line -> {
                    String words = "Connections are closed after each answer (" + line.argument(1) + ").";
                    boolean refused = line.argument(1).equals("forceclose");
                    return refused
                            ? Mistake.breaks(
                                    line.place(),
                                    words + " HAProxy 2.0 and later do not start with this option.",
                                    Mend.remove(line.place()))
                            : Mistake.slows(line.place(), words, Mend.remove(line.place()));
                });
    }
}

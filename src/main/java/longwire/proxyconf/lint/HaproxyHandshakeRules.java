package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
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
        boolean wrong = !value.contains(field.equals("upgrade") ? "websocket" : "upgrade") && !value.contains("%[");
        return line.argument(1).equals("del-header") || sets && wrong;
    }

    private static Stream<Mistake> serverH2(HaproxyConfig config, Assumptions load) {
        return config.backends()
                .flatMap(HaproxySection::servers)
                .filter(server -> value(server, "proto").equals("h2")
                        && value(server, "ws").isEmpty())
                .map(server -> Mistake.risk(
                        server.place(),
                        "The connection to the origin is HTTP/2 only.",
                        Mend.instead(server.place(), String.join(" ", server.words()) + " ws h1")));
    }

    private static String value(Directive server, String parameter) {
        int at = server.words().indexOf(parameter);
        return at < 0 ? "" : server.argument(at + 1);
    }

    private static Stream<Mistake> originClose(HaproxyConfig config, Assumptions load) {
        return Stream.concat(config.frontends(), config.backends())
                .flatMap(section -> Stream.of("httpclose", "http-server-close", "forceclose")
                        .flatMap(option -> section.option(option).stream()))
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

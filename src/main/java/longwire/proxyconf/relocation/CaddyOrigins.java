package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Set;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.CaddyProxy;
import longwire.proxyconf.syntax.Directive;

/** What Caddy connects to: all of it becomes our origin. */
final class CaddyOrigins {
    private static final String TRANSPORT = "transport";
    private static final String UNVERIFIED = "tls_insecure_skip_verify";
    /** Health checks that our origin cannot answer. */
    private static final Set<String> CHECKS = Set.of(
            "health_uri",
            "health_path",
            "health_port",
            "health_upstream",
            "health_interval",
            "health_timeout",
            "health_status",
            "health_body",
            "health_headers",
            "health_method",
            "health_passes",
            "health_fails",
            "health_follow_redirects");

    private final CaddyConfig config;
    private final Moves moves;
    private final Site at;

    CaddyOrigins(CaddyConfig config, Moves moves, Site at) {
        this.config = config;
        this.moves = moves;
        this.at = at;
    }

    static boolean isTls(CaddyProxy proxy) {
        Directive line = proxy.handler();
        return line.arguments().stream().anyMatch(word -> word.startsWith("https://"))
                || line.all("to").flatMap(to -> to.arguments().stream()).anyMatch(word -> word.startsWith("https://"))
                || line.all(TRANSPORT)
                        .flatMap(transport -> transport.block().stream())
                        .anyMatch(inner -> inner.name().startsWith("tls"));
    }

    void move() {
        config.proxies().forEach(proxy -> {
            Directive line = proxy.handler();
            boolean matcher = line.argument(1).matches("[@/*].*");
            upstreams(line, matcher ? 2 : 1);
            line.all("to").forEach(to -> upstreams(to, 1));
            line.all("dynamic").forEach(dynamic -> {
                moves.commentAll(dynamic);
                moves.lineInto(line, "to " + at.origin());
            });
            line.block().stream().filter(inner -> CHECKS.contains(inner.name())).forEach(moves::commentAll);
            if (isTls(proxy)) {
                unverified(line);
            }
        });
    }

    private void upstreams(Directive line, int from) {
        List<String> words = line.words();
        for (int word = from; word < words.size(); word++) {
            String scheme = words.get(word).matches("(https?|h2c)://.*")
                    ? words.get(word).replaceFirst("://.*", "://")
                    : "";
            moves.word(line, word, scheme + at.origin());
        }
    }

    /** Our certificate is nobody's. */
    private void unverified(Directive proxy) {
        proxy.last(TRANSPORT)
                .ifPresentOrElse(
                        transport -> {
                            if (transport.last(UNVERIFIED).isEmpty()) {
                                moves.lineInto(transport, UNVERIFIED);
                            }
                        },
                        () -> moves.into(proxy, TRANSPORT + " http {\n\t" + UNVERIFIED + "\n}"));
    }
}

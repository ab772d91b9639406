package longwire.proxyconf.relocation;

import java.util.Locale;
import java.util.Map;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.syntax.Directive;

/** What Apache connects to: all of it becomes our origin. */
final class ApacheOrigins {
    private static final String BALANCER = "balancer://";
    private static final String MEMBER = "balancermember";
    /** Our certificate is nobody's. */
    private static final Map<String, String> UNVERIFIED =
            Map.of("SSLProxyVerify", "none", "SSLProxyCheckPeerName", "off", "SSLProxyCheckPeerCN", "off");

    private final ApacheConfig config;
    private final Moves moves;
    private final Site site;

    ApacheOrigins(ApacheConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    static boolean isTls(ApacheServer server, ApacheMapping mapping) {
        String url = mapping.scheme().equals("balancer")
                ? server.members(mapping)
                        .map(member -> member.argument(1))
                        .findFirst()
                        .orElse("")
                : mapping.url();
        return Authority.of(plain(url)).isTls();
    }

    void move(ApacheServer entrance, boolean tls) {
        config.servers().stream().flatMap(server -> server.mappings().stream()).forEach(mapping -> {
            boolean inLocation = mapping.section().isPresent() && !mapping.isRewrite();
            url(mapping.line(), inLocation ? 1 : 2);
        });
        config.main().directive().deep().filter(line -> line.is(MEMBER)).forEach(line -> {
            url(line, line.argument(1).startsWith(BALANCER) ? 2 : 1);
            for (int at = 2; at < line.words().size(); at++) {
                if (line.argument(at).toLowerCase(Locale.ROOT).startsWith("hcmethod=")) {
                    moves.without(line, at);
                }
            }
        });
        if (tls) {
            UNVERIFIED.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(line -> unverified(entrance, line.getKey(), line.getValue()));
        }
    }

    private void url(Directive line, int at) {
        String url = line.argument(at);
        if (url.contains("://") && !url.startsWith(BALANCER)) {
            moves.word(line, at, Authority.of(plain(url)).at(site.origin()));
        }
    }

    private void unverified(ApacheServer entrance, String name, String value) {
        entrance.setting(name.toLowerCase(Locale.ROOT))
                .ifPresentOrElse(
                        line -> moves.word(line, 1, value),
                        () -> moves.lineInto(entrance.directive(), name + " " + value));
    }

    /** Without the path of a Unix socket. */
    private static String plain(String url) {
        return url.substring(url.indexOf('|') + 1);
    }
}

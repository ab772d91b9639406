package longwire.proxyconf.relocation;

import java.util.Set;
import java.util.stream.Collectors;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.syntax.Directive;

/** What nginx connects to: all of it becomes our origin. */
final class NginxOrigins {
    private static final String UPSTREAM = "upstream";
    private static final Set<String> PASSES =
            Set.of("proxy_pass", "grpc_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass");

    private final NginxConfig config;
    private final Moves moves;
    private final Site site;

    NginxOrigins(NginxConfig config, Moves moves, Site site) {
        this.config = config;
        this.moves = moves;
        this.site = site;
    }

    void move() {
        String origin = site.origin().toString();
        Set<String> upstreams = config.root()
                .deep()
                .filter(block -> block.is(UPSTREAM))
                .map(block -> block.argument(1))
                .collect(Collectors.toSet());
        config.root().deep().forEach(line -> {
            if (line.is(UPSTREAM)) {
                line.all("server").forEach(server -> moves.word(server, 1, origin));
            } else if (PASSES.contains(line.name()) && line.words().size() > 1) {
                pass(line, upstreams);
            } else if (line.is("proxy_bind") && line.words().size() > 1) {
                moves.rest(line, 1, "off");
            } else if (line.is("proxy_ssl_verify")) {
                moves.word(line, 1, "off");
            }
        });
    }

    private void pass(Directive line, Set<String> upstreams) {
        Authority url = Authority.of(line.argument(1));
        if (!upstreams.contains(url.host())) {
            moves.word(line, 1, url.at(site.origin()));
        }
    }
}

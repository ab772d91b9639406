package longwire.proxyconf.lint;

import java.util.List;

/** What is to be found in the configurations of the field set. Their sources are in SOURCES.txt beside them. */
final class FieldSet {
    private FieldSet() {}

    static List<FieldCase> all() {
        return List.of(
                FieldCase.of("01-upgrade-from-connection-map/nginx.conf")
                        .breaks(
                                "nginx.upgrade-value",
                                "includes/proxy_backend.conf",
                                "proxy_set_header Upgrade $connection_upgrade;"),
                FieldCase.of("01-upgrade-from-connection-map/default.conf.template")
                        .breaks("nginx.upgrade-value", "proxy_set_header Upgrade $connection_upgrade;"),
                FieldCase.of("02-auth-request-drops-headers/nginx.conf")
                        .breaks("nginx.headers-dropped", "proxy_set_header X-User-Email $auth_email;")
                        .allowing("nginx.host-missing", "nginx.keepalive-missing"),
                FieldCase.of("03-auth-snippet-clears-connection/nginx.conf")
                        .breaks("nginx.headers-dropped", "snippets/proxy.conf", "proxy_set_header Host $host;")
                        .breaks("nginx.connection-value", "snippets/proxy.conf", "proxy_set_header Connection \"\";")
                        .allowing("nginx.host-missing"),
                FieldCase.of("06-tunnel-timeout-of-the-outer-layer/haproxy.cfg")
                        .breaks("haproxy.layer-timeout", "timeout tunnel 20s"),
                FieldCase.of("07-timeout-tunnel-zero/haproxy.cfg").breaks("haproxy.tunnel-timeout-missing", "defaults"),
                FieldCase.of("07-timeout-tunnel-zero/haproxy-zero.cfg")
                        .breaks("haproxy.tunnel-timeout-zero", "timeout tunnel 0"),
                FieldCase.of("08-server-alpn-h2/haproxy.cfg")
                        .inVersion("2.4.3")
                        .risks(
                                "haproxy.server-alpn",
                                "server node0 127.0.0.1:8444 check inter 1000 ssl verify none alpn h2,http/1.1"),
                FieldCase.of("08-server-alpn-h2/haproxy.cfg").inVersion("2.4.9"),
                FieldCase.of("08-server-alpn-h2/h2-only.cfg")
                        .risks(
                                "haproxy.server-h2",
                                "server node0 127.0.0.1:8444 check inter 1000 ssl verify none alpn h2"),
                FieldCase.of("08-server-alpn-h2/good-two-backends.cfg").allowing("haproxy.origin-close"),
                FieldCase.of("10-star-does-not-match-bare-path/Caddyfile").risks("caddy.path", "handle /ws/* {"),
                FieldCase.of("10-star-does-not-match-bare-path/good.Caddyfile"),
                FieldCase.of("10-star-does-not-match-bare-path/route.Caddyfile")
                        .risks("caddy.path", "route /feed/ {")
                        .risks("caddy.upgrade-matcher", "@websockets {"),
                FieldCase.of("12-request-uri-without-percent/apache.conf")
                        .breaks("apache.rewrite-target", "RewriteRule .* ws://localhost:8081/{REQUEST_URI} [P]"),
                FieldCase.of("12-request-uri-without-percent/no-path.conf")
                        .risks("apache.rewrite-path", "RewriteRule /(.*)           ws://127.0.0.1:9090 [P,L]"),
                FieldCase.of("12-request-uri-without-percent/good.conf"));
    }
}

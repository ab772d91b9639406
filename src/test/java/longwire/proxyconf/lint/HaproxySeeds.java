package longwire.proxyconf.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in HAProxy's configuration. */
final class HaproxySeeds {
    private static final String TUNNEL = "timeout tunnel 1h";
    private static final String BIND = "bind 127.0.0.1:8080 backlog 4096";
    private static final String FRONTEND = "frontend viewers";
    private static final String SERVER = "server origin 127.0.0.1:3000";

    private HaproxySeeds() {}

    static List<Seed> all() {
        return Stream.concat(settings().stream(), routes().stream()).toList();
    }

    private static List<Seed> routes() {
        String host = "http-request redirect prefix http://www.example.com if !{ hdr(host) -i www.example.com }";
        String slash = "http-request redirect prefix / append-slash if { path_reg [^/]$ }";
        return List.of(
                redirected(
                        "a redirect of all requests", "http-request redirect prefix https://www.example.com code 301"),
                redirected("a redirect to https where there is no TLS", "redirect scheme https if !{ ssl_fc }"),
                redirected("a redirect of handshakes", "redirect location /login if { hdr(Upgrade) -i websocket }"),
                seed("a redirect to the one host name").after(FRONTEND, host).risks("haproxy.redirect-some", host),
                seed("a redirect to the one host name, with an ACL")
                        .after(
                                FRONTEND,
                                "acl www req.hdr(Host) -i www.example.com",
                                "http-request redirect prefix http://www.example.com unless www")
                        .risks(
                                "haproxy.redirect-some",
                                "http-request redirect prefix http://www.example.com unless www"),
                seed("a redirect that adds a slash").after(FRONTEND, slash).risks("haproxy.redirect-some", slash),
                routed("a path with a slash at its end", "use_backend origin if { path_beg /ws/ }"),
                routed("a path with a slash, by expression", "use_backend origin if { path_reg ^/ws/ }"),
                routed("a path with a slash among others", "use_backend origin if { path_beg /ws/ /events }"),
                seed("a path with a slash in an ACL")
                        .after(FRONTEND, "acl live path_beg /ws/", "use_backend origin if live")
                        .replacing("default_backend origin", "default_backend pages")
                        .after(SERVER, "backend pages", "server one 127.0.0.1:9")
                        .risks("haproxy.path", "acl live path_beg /ws/"),
                seed("a path that is text")
                        .after(FRONTEND, "http-request set-path /{path}")
                        .risks("haproxy.url", "http-request set-path /{path}"),
                seed("one URL for all")
                        .after("http-reuse safe", "http-request set-uri /fixed")
                        .risks("haproxy.url", "http-request set-uri /fixed"));
    }

    private static Seed redirected(String mistake, String line) {
        return seed(mistake).after(FRONTEND, line).breaks("haproxy.redirect", line);
    }

    private static Seed routed(String mistake, String line) {
        return seed(mistake)
                .after(FRONTEND, line)
                .replacing("default_backend origin", "default_backend pages")
                .after(SERVER, "backend pages", "server one 127.0.0.1:9")
                .risks("haproxy.path", line);
    }

    private static List<Seed> settings() {
        return List.of(
                seed("no timeout for tunnels").without(TUNNEL).risks("haproxy.tunnel-timeout-missing", "defaults"),
                seed("no timeout for tunnels, and that of viewers below the pings")
                        .without(TUNNEL)
                        .replacing("timeout client 60s", "timeout client 25s")
                        .breaks("haproxy.tunnel-timeout-missing", "defaults"),
                seed("a timeout for tunnels where it does not count")
                        .without(TUNNEL)
                        .replacing("timeout server 60s", "timeout server 30s")
                        .after("bind 127.0.0.1:8080 backlog 4096", TUNNEL)
                        .breaks("haproxy.tunnel-timeout-missing", "defaults"),
                seed("tunnels closed before the next ping")
                        .replacing(TUNNEL, "timeout tunnel 25s")
                        .breaks("haproxy.tunnel-timeout", "timeout tunnel 25s"),
                seed("seconds meant, milliseconds written")
                        .replacing(TUNNEL, "timeout tunnel 3600")
                        .breaks("haproxy.tunnel-timeout", "timeout tunnel 3600"),
                seed("a timeout of 0 for tunnels")
                        .replacing(TUNNEL, "timeout tunnel 0")
                        .risks("haproxy.tunnel-timeout-zero", "timeout tunnel 0"),
                seed("a timeout of 0 for tunnels, and that of viewers below the pings")
                        .replacing(TUNNEL, "timeout tunnel 0s")
                        .replacing("timeout client 60s", "timeout client 25s")
                        .breaks("haproxy.tunnel-timeout-zero", "timeout tunnel 0s"),
                seed("a timeout of 0 in a backend, which hides the one by default")
                        .replacing("timeout server 60s", "timeout server 30s")
                        .after("http-reuse safe", "timeout tunnel 0ms")
                        .breaks("haproxy.tunnel-timeout-zero", "timeout tunnel 0ms"),
                seed("a timeout of 0 for viewers")
                        .replacing("timeout client 60s", "timeout client 0")
                        .risks("haproxy.timeout-missing", "timeout client 0"),
                layered("a layer with a short timeout for tunnels", "timeout tunnel 25s")
                        .breaks("haproxy.layer-timeout", "timeout tunnel 25s"),
                layered("a layer with a short timeout of its server", "timeout tunnel 0", "timeout server 20s")
                        .breaks("haproxy.layer-timeout", "timeout server 20s"),
                seed("a layer that is one section, on a port, with a short timeout for viewers")
                        .replacing(BIND, "bind 127.0.0.1:3001")
                        .after(
                                SERVER,
                                "listen sni",
                                "mode tcp",
                                BIND,
                                "timeout tunnel 0",
                                "timeout client 10s",
                                "server http 127.0.0.1:3001")
                        .breaks("haproxy.layer-timeout", "timeout client 10s"),
                layered("a layer with few connections", "timeout tunnel 1h")
                        .after("frontend sni", "maxconn 500")
                        .breaks("haproxy.maxconn", "maxconn 500"),
                seed("no timeout for viewers")
                        .without("timeout client 60s")
                        .risks("haproxy.timeout-missing", "defaults"),
                seed("no timeout for connecting")
                        .without("timeout connect 5s")
                        .risks("haproxy.timeout-missing", "defaults"),
                seed("too few connections in all")
                        .replacing("nbthread 2", "nbthread 2", "maxconn 900")
                        .breaks("haproxy.maxconn", "maxconn 900"),
                seed("too few connections of a frontend")
                        .after("default_backend origin", "maxconn 900")
                        .breaks("haproxy.maxconn", "maxconn 900"),
                seed("too few connections of the servers")
                        .replacing(
                                SERVER,
                                "server one 127.0.0.1:3000 maxconn 400",
                                "server two 127.0.0.1:3001 maxconn 500 check")
                        .breaks("haproxy.server-maxconn", "server one 127.0.0.1:3000 maxconn 400"),
                seed("too few files").after("nbthread 2", "ulimit-n 1024").risks("haproxy.open-files", "ulimit-n 1024"),
                seed("one thread for a crowd")
                        .replacing("nbthread 2", "nbthread 1")
                        .replacing(
                                "stats socket unix@haproxy.sock mode 600 level admin expose-fd listeners",
                                "maxconn 30000")
                        .after("default_backend origin", "maxconn 30000")
                        .forConnections(20_000)
                        .risks("haproxy.one-thread", "nbthread 1"),
                seed("several processes").replacing("nbthread 2", "nbproc 4").breaks("haproxy.processes", "nbproc 4"),
                seed("reloads without an end")
                        .without("hard-stop-after 10m")
                        .reloaded()
                        .risks("haproxy.reload", "global"),
                seed("Upgrade taken away")
                        .after("default_backend origin", "http-request del-header Upgrade")
                        .breaks("haproxy.upgrade-header", "http-request del-header Upgrade"),
                seed("Connection replaced")
                        .after("http-reuse safe", "http-request set-header Connection close # for polls")
                        .breaks("haproxy.upgrade-header", "http-request set-header Connection close # for polls"),
                seed("Upgrade taken out of answers")
                        .after("http-reuse safe", "http-response del-header upgrade")
                        .breaks("haproxy.upgrade-header", "http-response del-header upgrade"),
                seed("an origin in HTTP/2 only")
                        .replacing(SERVER, SERVER + " proto h2")
                        .risks("haproxy.server-h2", SERVER + " proto h2"),
                seed("an origin in HTTP/2 only, by ALPN")
                        .replacing(SERVER, SERVER + " ssl verify none alpn h2")
                        .risks("haproxy.server-h2", SERVER + " ssl verify none alpn h2"),
                seed("origins in HTTP/2 only")
                        .replacing(SERVER, "default-server proto h2", SERVER, "server other 127.0.0.1:3001")
                        .risks("haproxy.server-h2", "default-server proto h2"),
                seed("HTTP/2 offered to an origin")
                        .replacing(SERVER, "# longwire: haproxy 2.4.8", SERVER + " ssl verify none alpn h2,http/1.1")
                        .risks("haproxy.server-alpn", SERVER + " ssl verify none alpn h2,http/1.1"),
                seed("viewers in HTTP/2 only")
                        .replacing(BIND, "bind 127.0.0.1:8080 proto h2")
                        .breaks("haproxy.bind-h2", "bind 127.0.0.1:8080 proto h2"),
                seed("Upgrade from the viewer's Connection")
                        .after(FRONTEND, "http-request set-header Upgrade %[req.hdr(Connection)]")
                        .breaks("haproxy.upgrade-header", "http-request set-header Upgrade %[req.hdr(Connection)]"),
                seed("Connection from the viewer's Upgrade")
                        .after(FRONTEND, "http-request set-header Connection %[hdr(upgrade)]")
                        .breaks("haproxy.upgrade-header", "http-request set-header Connection %[hdr(upgrade)]"),
                seed("connections to the origin that are closed")
                        .after("http-reuse safe", "option http-server-close")
                        .slows("haproxy.origin-close", "option http-server-close"),
                seed("all connections closed, by default")
                        .after("mode http", "option httpclose")
                        .slows("haproxy.origin-close", "option httpclose"),
                seed("an option that is no more")
                        .after("mode http", "option forceclose")
                        .breaks("haproxy.origin-close", "option forceclose"));
    }

    /** Before the frontend of viewers, one that passes bytes on, and its backend with {@code lines}. */
    private static Seed layered(String mistake, String... lines) {
        List<String> outer = new ArrayList<>(
                List.of("frontend sni", "mode tcp", BIND, "default_backend sni", "backend sni", "mode tcp"));
        outer.addAll(List.of(lines));
        outer.add("server http unix@inner.sock send-proxy");
        return seed(mistake)
                .replacing(BIND, "bind unix@inner.sock accept-proxy")
                .after(SERVER, outer.toArray(String[]::new));
    }

    private static Seed seed(String mistake) {
        return Seed.in("haproxy.cfg", mistake);
    }
}

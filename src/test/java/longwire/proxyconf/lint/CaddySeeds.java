package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes in Caddy's configuration, in both ways of writing it. */
final class CaddySeeds {
    private static final String FLUSH = "flush_interval -1";
    private static final String VERSIONS = "\"versions\": [ \"1.1\" ]";

    private CaddySeeds() {}

    static List<Seed> all() {
        return Stream.of(caddyfile(), routes(), site(), json())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Seed> caddyfile() {
        return List.of(
                seed("Connection taken away")
                        .after(FLUSH, "header_up -Connection")
                        .breaks("caddy.upgrade-header", "header_up -Connection"),
                seed("Connection replaced")
                        .after(FLUSH, "header_up Connection keep-alive")
                        .breaks("caddy.upgrade-header", "header_up Connection keep-alive"),
                seed("Upgrade twice")
                        .after(FLUSH, "header_up +Upgrade websocket")
                        .breaks("caddy.upgrade-header", "header_up +Upgrade websocket"),
                seed("Connection twice")
                        .after(FLUSH, "header_up +Connection upgrade")
                        .risks("caddy.upgrade-header", "header_up +Connection upgrade"),
                seed("Upgrade taken away before the proxy")
                        .replacing(
                                "reverse_proxy 127.0.0.1:3000 {",
                                "request_header -Upgrade",
                                "reverse_proxy 127.0.0.1:3000 {")
                        .breaks("caddy.upgrade-header", "request_header -Upgrade"),
                transport("HTTP/2 without TLS to the origin", "versions h2c 2")
                        .breaks("caddy.upstream-h2c", "versions h2c 2"),
                seed("HTTP/2 without TLS to the origin, by its URL")
                        .replacing("reverse_proxy 127.0.0.1:3000 {", "reverse_proxy h2c://127.0.0.1:3000 {")
                        .breaks("caddy.upstream-h2c", "reverse_proxy h2c://127.0.0.1:3000 {"),
                seed("answers that are buffered")
                        .after(FLUSH, "buffer_responses")
                        .breaks("caddy.response-buffers", "buffer_responses"),
                seed("answers that are buffered, as newer releases say it")
                        .after(FLUSH, "response_buffers 1MiB")
                        .breaks("caddy.response-buffers", "response_buffers 1MiB"),
                transport("an origin that may not be silent", "read_timeout 30s")
                        .breaks("caddy.read-timeout", "read_timeout 30s"),
                seed("short lives")
                        .after(FLUSH, "stream_timeout 5m")
                        .risks("caddy.stream-timeout", "stream_timeout 5m"),
                seed("shorter lives than a ping")
                        .after(FLUSH, "stream_timeout 30s")
                        .breaks("caddy.stream-timeout", "stream_timeout 30s"),
                transport("connections to the origin that are closed", "keepalive off")
                        .slows("caddy.keepalive-off", "keepalive off"),
                transport("few connections to the origin", "max_conns_per_host 100")
                        .slows("caddy.max-conns", "max_conns_per_host 100"),
                seed("viewers in HTTP/2 only")
                        .after("admin off", "servers {", "protocols h2 h3", "}")
                        .breaks("caddy.viewers-http1", "protocols h2 h3"),
                seed("Upgrade from the viewer's Connection")
                        .after(FLUSH, "header_up Upgrade {http.request.header.Connection}")
                        .breaks("caddy.upgrade-header", "header_up Upgrade {http.request.header.Connection}"),
                seed("Connection from the viewer's Upgrade")
                        .after(FLUSH, "header_up Connection {header.Upgrade}")
                        .breaks("caddy.upgrade-header", "header_up Connection {header.Upgrade}"),
                seed("reloads that cut, since 0 is no delay")
                        .after(FLUSH, "stream_close_delay 0")
                        .reloaded()
                        .risks("caddy.reload", "stream_close_delay 0"),
                seed("reloads that cut").reloaded().risks("caddy.reload", "reverse_proxy 127.0.0.1:3000 {"),
                seed("reloads that cut, without a block")
                        .replacing("reverse_proxy 127.0.0.1:3000 {", "reverse_proxy 127.0.0.1:3000", "handle_errors {")
                        .without(FLUSH)
                        .reloaded()
                        .risks("caddy.reload", "reverse_proxy 127.0.0.1:3000"));
    }

    private static List<Seed> routes() {
        String proxy = "reverse_proxy 127.0.0.1:3000 {";
        String host = "redir @other http://www.example.com{uri}";
        return List.of(
                seed("a path below a name")
                        .replacing(proxy, "reverse_proxy /ws/* 127.0.0.1:3000 {")
                        .risks("caddy.path", "reverse_proxy /ws/* 127.0.0.1:3000 {"),
                seed("a path below a name, and a redirect for all else")
                        .replacing(
                                proxy, "handle {", "redir https://www.example.com{uri}", "}", "handle /ws/* {", proxy)
                        .after(FLUSH, "}")
                        .risks("caddy.path", "handle /ws/* {"),
                seed("a path below a name in a matcher")
                        .replacing(proxy, "@live path /other /ws/*", "reverse_proxy @live 127.0.0.1:3000 {")
                        .risks("caddy.path", "@live path /other /ws/*"),
                seed("a path below a name in a matcher with more to it")
                        .replacing(
                                proxy,
                                "@live {",
                                "path /ws/*",
                                "method GET",
                                "}",
                                "reverse_proxy @live 127.0.0.1:3000 {")
                        .risks("caddy.path", "path /ws/*"),
                seed("a path with a slash and nothing behind it")
                        .replacing(proxy, "route /ws/ {", proxy)
                        .after(FLUSH, "}")
                        .risks("caddy.path", "route /ws/ {"),
                seed("a matcher of Connection")
                        .replacing(
                                proxy,
                                "@live {",
                                "header Connection *upgrade*",
                                "header Upgrade websocket",
                                "}",
                                "reverse_proxy @live 127.0.0.1:3000 {")
                        .risks("caddy.upgrade-matcher", "@live {"),
                seed("a matcher of Connection in a line")
                        .replacing(proxy, "@live header Connection *upgrade*", "reverse_proxy @live 127.0.0.1:3000 {")
                        .risks("caddy.upgrade-matcher", "@live header Connection *upgrade*"),
                seed("a redirect of all requests")
                        .replacing(proxy, "redir https://www.example.com{uri}", proxy)
                        .breaks("caddy.redirect", "redir https://www.example.com{uri}"),
                seed("a redirect of all requests before a route")
                        .replacing(proxy, "route {", "redir https://www.example.com{uri}", proxy)
                        .after(FLUSH, "}")
                        .breaks("caddy.redirect", "redir https://www.example.com{uri}"),
                seed("a redirect to the one host name")
                        .replacing(proxy, "@other not host www.example.com", host, proxy)
                        .risks("caddy.redirect-some", host),
                seed("a redirect to the path with a slash")
                        .replacing(proxy, "redir /ws /ws/", proxy)
                        .risks("caddy.redirect-some", "redir /ws /ws/"),
                seed("one URL for all")
                        .replacing(proxy, "rewrite * /fixed", proxy)
                        .risks("caddy.url", "rewrite * /fixed"),
                seed("a variable of another proxy")
                        .replacing(proxy, "rewrite * $uri", proxy)
                        .risks("caddy.url", "rewrite * $uri"),
                seed("two slashes")
                        .replacing(proxy, "rewrite * /{path}", proxy)
                        .risks("caddy.url", "rewrite * /{path}"));
    }

    private static List<Seed> site() {
        return List.of(
                Seed.in("Caddyfile-site", "events that are cut")
                        .after("read_header 10s", "write 30s")
                        .breaks("caddy.write-timeout", "write 30s"),
                Seed.in("Caddyfile-site", "a snippet that is wrong, once for all that import it")
                        .replacing("read_timeout 5m", "read_timeout 20s")
                        .breaks("caddy.read-timeout", "read_timeout 20s"));
    }

    private static List<Seed> json() {
        String routes = "\"routes\": [ { \"handle\": [ {";
        String handler = "\"handler\": \"reverse_proxy\",";
        return List.of(
                written("Upgrade taken away")
                        .after(handler, "\"headers\": { \"request\": {", "\"delete\": [ \"Upgrade\" ]", "} },")
                        .breaks("caddy.upgrade-header", "\"delete\": [ \"Upgrade\" ]"),
                written("Connection replaced")
                        .after(
                                handler,
                                "\"headers\": { \"request\": { \"set\": {",
                                "\"Connection\": [ \"close\" ]",
                                "} } },")
                        .breaks("caddy.upgrade-header", "\"Connection\": [ \"close\" ]"),
                written("HTTP/2 without TLS to the origin")
                        .replacing(VERSIONS, "\"versions\": [ \"h2c\", \"2\" ]")
                        .breaks("caddy.upstream-h2c", "\"versions\": [ \"h2c\", \"2\" ]"),
                written("answers that are buffered")
                        .after(handler, "\"buffer_responses\": true,")
                        .breaks("caddy.response-buffers", "\"buffer_responses\": true,"),
                written("answers that are buffered, as newer releases say it")
                        .after(handler, "\"response_buffers\": 1048576,")
                        .breaks("caddy.response-buffers", "\"response_buffers\": 1048576,"),
                written("an origin that may not be silent")
                        .replacing(VERSIONS, "\"read_timeout\": 20000000000,", VERSIONS)
                        .breaks("caddy.read-timeout", "\"read_timeout\": 20000000000,"),
                written("events that are cut")
                        .replacing(
                                routes,
                                "\"write_timeout\": \"1m\",",
                                "\"routes\": [ { \"match\": [ { \"path\": [ \"/events/*\" ] } ], \"handle\": [ {")
                        .breaks("caddy.write-timeout", "\"write_timeout\": \"1m\","),
                written("connections to the origin that are closed")
                        .replacing(VERSIONS, "\"keep_alive\": {", "\"enabled\": false", "},", VERSIONS)
                        .slows("caddy.keepalive-off", "\"enabled\": false"),
                written("few connections to the origin")
                        .replacing(VERSIONS, "\"max_conns_per_host\": 9,", VERSIONS)
                        .slows("caddy.max-conns", "\"max_conns_per_host\": 9,"),
                written("viewers in HTTP/2 only")
                        .replacing(routes, "\"protocols\": [ \"h2\" ],", routes)
                        .breaks("caddy.viewers-http1", "\"protocols\": [ \"h2\" ],"),
                written("a path below a name")
                        .replacing(
                                routes,
                                "\"routes\": [ { \"match\": [ {",
                                "\"path\": [ \"/ws/*\" ]",
                                "} ], \"handle\": [ {")
                        .risks("caddy.path", "\"path\": [ \"/ws/*\" ]"),
                written("a matcher of Connection")
                        .replacing(
                                routes,
                                "\"routes\": [ { \"match\": [ { \"header\": {",
                                "\"Connection\": [ \"*upgrade*\" ],",
                                "\"Upgrade\": [ \"websocket\" ]",
                                "} } ], \"handle\": [ {")
                        .risks("caddy.upgrade-matcher", "\"Connection\": [ \"*upgrade*\" ],"),
                written("reloads that cut").reloaded().risks("caddy.reload", routes));
    }

    private static Seed seed(String mistake) {
        return Seed.in("Caddyfile", mistake);
    }

    private static Seed transport(String mistake, String line) {
        return seed(mistake).after(FLUSH, "transport http {", line, "}");
    }

    private static Seed written(String mistake) {
        return Seed.in("caddy.json", mistake);
    }
}

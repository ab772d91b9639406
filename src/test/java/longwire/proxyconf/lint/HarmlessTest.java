package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import longwire.clock.Patience;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a mistake, and was seen to be none, is not told; nor is what is for other things than WebSockets. */
class HarmlessTest {
    private static final int SITES = 3_000;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void nothingIsFoundInIt(Seed seed) throws Exception {
        assertThat(seed.findings(directory)).isEmpty();
    }

    /** The time must grow with the size, not with its square. */
    @LongTest
    @Test
    @Timeout(Patience.TEST_SECONDS)
    void thousandsOfSitesAreLookedThrough() throws Exception {
        StringBuilder nginx = new StringBuilder("events { worker_connections 4000; }\nworker_rlimit_nofile 9000;\n"
                + "http {\nmap $http_upgrade $c { default upgrade; '' ''; }\n");
        StringBuilder haproxy = new StringBuilder("defaults\nmode http\ntimeout connect 1s\ntimeout client 1m\n"
                + "timeout server 1m\ntimeout tunnel 1h\nfrontend all\nbind :80\n");
        StringBuilder backends = new StringBuilder();
        StringBuilder apache =
                new StringBuilder("Listen 80\nThreadsPerChild 64\nServerLimit 32\nMaxRequestWorkers 2000\n");
        StringBuilder caddy = new StringBuilder();
        for (int i = 0; i < SITES; i++) {
            nginx.append("upstream u" + i + " { server o" + i + "; keepalive 2; }\nserver { listen 80; location / {"
                    + " proxy_pass http://u" + i + "; proxy_http_version 1.1; proxy_set_header Host $host;"
                    + " proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $c; } }\n");
            haproxy.append("use_backend b" + i + " if { hdr(host) s" + i + " }\n");
            backends.append("backend b" + i + "\nserver one o" + i + ":80\n");
            apache.append("<VirtualHost *:80>\nProxyPass /ws ws://o" + i + "/ws\nProxyPass / http://o" + i
                    + "/\n</VirtualHost>\n");
            caddy.append("s" + i + ".example {\n@ws path /ws\nreverse_proxy @ws o" + i + ":80\n}\n");
        }
        List<String> texts = List.of(
                nginx.append("}\n").toString(),
                haproxy.append(backends).toString(),
                apache.toString(),
                caddy.toString());

        for (String text : texts) {
            Path file = Files.writeString(directory.resolve("configuration"), text);
            assertThat(Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD)
                            .findings())
                    .isEmpty();
        }
    }

    static List<Seed> harmless() {
        String location = "location / {";
        String connection = "proxy_set_header Connection $connection_upgrade;";
        String pass = "ProxyPass / http://127.0.0.1:3000/ upgrade=websocket";
        return List.of(
                nginx("proxy_send_timeout is for an origin that takes nothing")
                        .after(location, "proxy_send_timeout 1s;", "send_timeout 1s;"),
                nginx("the viewer's own Connection")
                        .replacing(connection, "proxy_set_header Connection $http_connection;"),
                nginx("a second Connection that is empty is not sent")
                        .after(connection, "proxy_set_header Connection \"\";"),
                nginx("WebSockets are not buffered").after(location, "proxy_buffering on;"),
                nginx("files need no upgrade").after("listen 127.0.0.1:8080;", "location /files/ { root /srv; }"),
                nginx("pages beside WebSockets need no upgrade")
                        .after("listen 127.0.0.1:8080;", "location /pages { proxy_pass http://127.0.0.1:4000; }"),
                nginx("one location that wants no upgrades where all others have them")
                        .without("proxy_set_header Upgrade $http_upgrade;", connection, "proxy_set_header Host $host;")
                        .replacing(
                                "listen 127.0.0.1:8080;",
                                "listen 127.0.0.1:8080;",
                                "proxy_set_header Upgrade $http_upgrade;",
                                connection,
                                "proxy_set_header Host $host;",
                                "location /api { proxy_http_version 1.1;"
                                        + " proxy_set_header Connection ''; proxy_pass http://origin; }")
                        .after(location, "proxy_read_timeout 1h;"),
                nginx("a redirect to https in a server of its own")
                        .after(
                                "listen 127.0.0.1:8080;",
                                "}",
                                "server {",
                                "listen 127.0.0.1:8081;",
                                "return 301 https://$host$request_uri;",
                                "}",
                                "server {",
                                "listen 127.0.0.1:8082;"),
                nginx("a path with a slash, and one without")
                        .after("listen 127.0.0.1:8080;", "location = /ws { return 426; }")
                        .replacing(location, "location /ws/ {"),
                nginx("a value that is not known")
                        .replacing(
                                "proxy_set_header Upgrade $http_upgrade;",
                                "proxy_set_header Upgrade $http_upgrade$is_args;"),
                nginx("a URL that a variable completes")
                        .replacing(
                                "proxy_pass http://origin;", "set $to origin;", "proxy_pass http://$to$request_uri;"),
                nginx("uneven workers need two")
                        .replacing("worker_processes auto;", "worker_processes 1;")
                        .after("events {", "accept_mutex on;"),
                nginx("a variable of a map that is included")
                        .replacing(
                                "map $http_upgrade $connection_upgrade {",
                                "include parts/connection.conf;",
                                "map $uri $u {"),
                nginx("whoever passes nothing on needs no room for tunnels")
                        .without("worker_connections 4096;", "worker_rlimit_nofile 4096;")
                        .replacing("proxy_pass http://origin;", "root /srv;"),
                haproxy("timeouts of requests do not hold for tunnels that have one")
                        .replacing("timeout client 60s", "timeout client 1s")
                        .replacing("timeout server 60s", "timeout server 1s")
                        .after("mode http", "timeout http-request 1s", "timeout http-keep-alive 1s"),
                haproxy("an option that is switched off again")
                        .after("mode http", "option httpclose", "no option httpclose"),
                haproxy("a mode that a later one replaces")
                        .after("mode http", "option http-server-close", "option http-keep-alive"),
                haproxy("a mode of all that a section replaces")
                        .after("mode http", "option httpclose")
                        .after("default_backend origin", "option http-keep-alive")
                        .after("http-reuse safe", "option http-keep-alive"),
                haproxy("a redirect of what is no WebSocket")
                        .after(
                                "frontend viewers",
                                "acl live hdr(Upgrade) -i websocket",
                                "http-request redirect prefix https://www.example.com unless live"),
                haproxy("a backend in HTTP/2 that WebSockets do not reach")
                        .after("frontend viewers", "use_backend pages if !{ hdr(Upgrade) -i websocket }")
                        .after("server origin 127.0.0.1:3000", "backend pages", "server one 127.0.0.1:4000 proto h2"),
                haproxy("a path with a slash, and the same backend for all else")
                        .after("frontend viewers", "use_backend origin if { path_beg /ws/ }"),
                haproxy("a path with a slash, and one without")
                        .after(
                                "frontend viewers",
                                "acl live path_beg /ws/",
                                "acl live path /ws",
                                "use_backend origin if live"),
                haproxy("headers of some requests only")
                        .after("http-reuse safe", "http-request del-header Upgrade if { path_beg /files }"),
                haproxy("an origin in HTTP/2, and WebSockets in HTTP/1.1")
                        .replacing("server origin 127.0.0.1:3000", "server origin 127.0.0.1:3000 proto h2 ws h1"),
                haproxy("another protocol beside HTTP")
                        .after(
                                "server origin 127.0.0.1:3000",
                                "listen database",
                                "mode tcp",
                                "maxconn 10",
                                "timeout client 10s",
                                "server one 127.0.0.1:5432"),
                haproxy("what holds for tunnels of a backend of its own")
                        .without("timeout tunnel 1h")
                        .after("http-reuse safe", "timeout tunnel 2m"),
                Seed.in("Caddyfile", "Caddy knows streams of events by their type")
                        .replacing("flush_interval -1", "flush_interval 1h"),
                Seed.in("Caddyfile", "only the next write is waited for")
                        .after(
                                "flush_interval -1",
                                "transport http {",
                                "write_timeout 1s",
                                "response_header_timeout 5s",
                                "}"),
                Seed.in("Caddyfile", "timeouts of servers are not for tunnels")
                        .after("admin off", "servers {", "timeouts {", "write 1s", "read_body 1s", "}", "}"),
                Seed.in("Caddyfile", "what the viewer says")
                        .after("flush_interval -1", "header_up Connection {http.request.header.Connection}"),
                apache("a ProxyTimeout below Timeout has no effect on tunnels").after("Timeout 120", "ProxyTimeout 1"),
                apache("a ProxyTimeout above Timeout has").replacing("Timeout 120", "Timeout 5", "ProxyTimeout 300"),
                apache("the timeout of the one origin")
                        .replacing("Timeout 120", "Timeout 5")
                        .replacing(pass, pass + " timeout=300"),
                apache("limits of requests are not for tunnels")
                        .after("Timeout 120", "RequestReadTimeout header=5 body=1,MinRate=500"),
                apache("Connection is made anew anyway").after("Timeout 120", "RequestHeader unset Connection"),
                apache("what comes before it and is no beginning of its URL")
                        .replacing(pass, "ProxyPass /pages http://127.0.0.1:3000/pages", pass),
                Seed.in("apache2-hosts.conf", "a graceful restart keeps tunnels, also those to a ws:// URL")
                        .reloaded(),
                Seed.in("Caddyfile", "a redirect behind the proxy, in a route")
                        .replacing("reverse_proxy 127.0.0.1:3000 {", "route {", "reverse_proxy 127.0.0.1:3000 {")
                        .after("flush_interval -1", "}", "redir https://www.example.com{uri}"),
                Seed.in("Caddyfile", "a path below a name, and the same origin for all else")
                        .replacing(
                                "reverse_proxy 127.0.0.1:3000 {",
                                "reverse_proxy /ws/* 127.0.0.1:3000",
                                "reverse_proxy 127.0.0.1:3000 {"),
                apache("Redirect comes after ProxyPass").after("KeepAlive On", "Redirect / https://www.example.com/"),
                apache("a path with a slash, and a line for all else that passes upgrades on")
                        .replacing(pass, "ProxyPass /ws/ ws://127.0.0.1:3001/ws/", pass),
                apache("balancers whose members pass upgrades")
                        .replacing(
                                pass,
                                "<Proxy balancer://all>",
                                "BalancerMember http://127.0.0.1:3000 upgrade=websocket",
                                "</Proxy>",
                                "ProxyPass / balancer://all/"));
    }

    private static Seed nginx(String why) {
        return Seed.in("nginx.conf", why);
    }

    private static Seed haproxy(String why) {
        return Seed.in("haproxy.cfg", why);
    }

    private static Seed apache(String why) {
        return Seed.in("apache2.conf", why);
    }
}

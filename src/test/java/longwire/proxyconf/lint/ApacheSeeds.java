package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes in Apache's configuration. */
final class ApacheSeeds {
    private static final String PASS = "ProxyPass / http://127.0.0.1:3000/ upgrade=websocket";
    private static final String PLAIN = "ProxyPass / http://127.0.0.1:3000/";
    private static final String MODULES = "LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so";

    private ApacheSeeds() {}

    static List<Seed> all() {
        return Stream.of(handshakes(), rewrites(), routes(), tunnels(), polling())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Seed> handshakes() {
        String hosts = "ProxyPass /ws ws://${ORIGIN}/ws";
        String rest = "ProxyPass / http://${ORIGIN}/";
        return List.of(
                seed("no upgrade=").replacing(PASS, PLAIN).breaks("apache.upgrade-missing", PLAIN),
                seed("no upgrade= in a path named for WebSockets")
                        .replacing(PASS, "ProxyPass /ws http://127.0.0.1:4000/ws", PASS)
                        .breaks("apache.upgrade-missing", "ProxyPass /ws http://127.0.0.1:4000/ws"),
                seed("a balancer whose members pass no upgrade")
                        .replacing(
                                PASS,
                                "<Proxy balancer://all>",
                                "BalancerMember http://127.0.0.1:3000",
                                "</Proxy>",
                                "ProxyPass / balancer://all/")
                        .breaks("apache.upgrade-missing", "ProxyPass / balancer://all/"),
                hosts("a rule to an http:// URL")
                        .replacing(
                                "RewriteRule \"^/(.*)\" \"ws://${ORIGIN}/$1\" [P,L]",
                                "RewriteRule \"^/(ws.*)\" \"http://${ORIGIN}/$1\" [P,L]")
                        .replacing("ProxyPass http://${ORIGIN}/", "ProxyPass !")
                        .breaks("apache.upgrade-missing", "RewriteRule \"^/(ws.*)\" \"http://${ORIGIN}/$1\" [P,L]"),
                seed("upgrade= behind a line without it to the same origin")
                        .replacing(PASS, "ProxyPass /pages/ http://127.0.0.1:3000/", PASS)
                        .breaks("apache.worker-shared", PASS),
                hosts("WebSockets behind everything else")
                        .without(hosts)
                        .after(rest, hosts)
                        .breaks("apache.shadowed", hosts),
                seed("a location of WebSockets before that of everything else")
                        .replacing(
                                PASS,
                                "<Location /ws>",
                                "ProxyPass ws://127.0.0.1:3000/ws",
                                "</Location>",
                                "<Location />",
                                "ProxyPass http://127.0.0.1:3000/",
                                "</Location>")
                        .breaks("apache.shadowed", "ProxyPass ws://127.0.0.1:3000/ws"),
                hosts("no RewriteEngine")
                        .without("RewriteEngine On")
                        .breaks("apache.rewrite-engine", "RewriteRule \"^/(.*)\" \"ws://${ORIGIN}/$1\" [P,L]"),
                hosts("RewriteEngine off")
                        .replacing("RewriteEngine On", "RewriteEngine off")
                        .breaks("apache.rewrite-engine", "RewriteRule \"^/(.*)\" \"ws://${ORIGIN}/$1\" [P,L]"),
                seed("no mod_proxy_http")
                        .without(String.format(MODULES, "proxy_http"))
                        .breaks("apache.module-missing", PASS),
                seed("Upgrade taken away")
                        .after("KeepAlive On", "RequestHeader unset Upgrade")
                        .breaks("apache.upgrade-header", "RequestHeader unset Upgrade"),
                seed("Upgrade from the viewer's Connection")
                        .after("KeepAlive On", "RequestHeader set Upgrade expr=%{HTTP:Connection}")
                        .breaks("apache.upgrade-header", "RequestHeader set Upgrade expr=%{HTTP:Connection}"),
                seed("HTTP/1.0 to the origin")
                        .after("KeepAlive On", "SetEnv force-proxy-request-1.0 1")
                        .breaks("apache.http-version", "SetEnv force-proxy-request-1.0 1"));
    }

    private static List<Seed> rewrites() {
        return List.of(
                condition("a condition of letters that no browser sends", "RewriteCond %{HTTP:Upgrade} =WebSocket")
                        .breaks("apache.rewrite-condition", "RewriteCond %{HTTP:Upgrade} =WebSocket"),
                condition("a condition of the wrong header", "RewriteCond %{HTTP:Connection} ^websocket$ [NC]")
                        .breaks("apache.rewrite-condition", "RewriteCond %{HTTP:Connection} ^websocket$ [NC]"),
                condition("a condition of a variable that is none", "RewriteCond %{HTTP_UPGRADE} websocket [NC]")
                        .breaks("apache.rewrite-condition", "RewriteCond %{HTTP_UPGRADE} websocket [NC]"),
                condition("a condition that Firefox does not meet", "RewriteCond %{HTTP:Connection} =Upgrade")
                        .risks("apache.rewrite-condition", "RewriteCond %{HTTP:Connection} =Upgrade"),
                rule("a variable without its sign", "RewriteRule .* ws://${ORIGIN}/{REQUEST_URI} [P]")
                        .breaks("apache.rewrite-target", "RewriteRule .* ws://${ORIGIN}/{REQUEST_URI} [P]"),
                rule("a variable that is none", "RewriteRule ^ ws://${ORIGIN}%{REQUEST_URL} [P]")
                        .breaks("apache.rewrite-target", "RewriteRule ^ ws://${ORIGIN}%{REQUEST_URL} [P]"),
                rule("a group that is none", "RewriteRule ^/.* ws://${ORIGIN}/$1 [P]")
                        .breaks("apache.rewrite-target", "RewriteRule ^/.* ws://${ORIGIN}/$1 [P]"),
                rule("one URL for all", "RewriteRule /(.*) ws://${ORIGIN} [P,L]")
                        .risks("apache.rewrite-path", "RewriteRule /(.*) ws://${ORIGIN} [P,L]"),
                rule("one URL with a slash for all", "RewriteRule ^ ws://${ORIGIN}/ [P,L]")
                        .risks("apache.rewrite-path", "RewriteRule ^ ws://${ORIGIN}/ [P,L]"),
                rule("two slashes", "RewriteRule ^ ws://${ORIGIN}/%{REQUEST_URI} [P]")
                        .risks("apache.rewrite-path", "RewriteRule ^ ws://${ORIGIN}/%{REQUEST_URI} [P]"),
                rule("a query that is dropped", "RewriteRule ^/(.*) ws://${ORIGIN}/$1? [P]")
                        .risks("apache.rewrite-path", "RewriteRule ^/(.*) ws://${ORIGIN}/$1? [P]"));
    }

    private static Seed condition(String mistake, String line) {
        return hosts(mistake).replacing("RewriteCond %{HTTP:Upgrade} =websocket [NC]", line);
    }

    private static Seed rule(String mistake, String line) {
        return hosts(mistake).replacing("RewriteRule \"^/(.*)\" \"ws://${ORIGIN}/$1\" [P,L]", line);
    }

    private static List<Seed> routes() {
        String all = "RewriteRule ^ https://www.example.com%{REQUEST_URI} [R=301,L]";
        String slash = "RewriteRule ^(.*[^/])$ http://${ORIGIN}$1/ [R]";
        String location = "<Location /ws/>";
        return List.of(
                redirected("a redirect of all requests", all).breaks("apache.redirect", all),
                redirected("a redirect to https where there is no TLS", "RewriteCond %{HTTPS} !=on", all)
                        .breaks("apache.redirect", all),
                redirected("a redirect to the one host name", "RewriteCond %{HTTP_HOST} !^www\\. [NC]", all)
                        .risks("apache.redirect-some", all),
                redirected("a redirect that adds a slash", slash).risks("apache.redirect-some", slash),
                seed("a path with a slash at its end")
                        .replacing(PASS, "ProxyPass /ws/ ws://127.0.0.1:3000/ws/")
                        .risks("apache.path", "ProxyPass /ws/ ws://127.0.0.1:3000/ws/"),
                seed("a location with a slash at its end")
                        .replacing(PASS, location, "ProxyPass ws://127.0.0.1:3000/ws/", "</Location>", "# end")
                        .risks("apache.path", location),
                seed("a path with a slash, by expression")
                        .replacing(PASS, "ProxyPassMatch ^/ws/(.*)$ ws://127.0.0.1:3000/ws/$1")
                        .risks("apache.path", "ProxyPassMatch ^/ws/(.*)$ ws://127.0.0.1:3000/ws/$1"),
                seed("a slash at the end of the path only")
                        .replacing(PASS, "ProxyPass / ws://127.0.0.1:3000")
                        .risks("apache.url-slash", "ProxyPass / ws://127.0.0.1:3000"),
                seed("a slash at the end of the URL only")
                        .replacing(PASS, "ProxyPass /app ws://127.0.0.1:3000/")
                        .risks("apache.url-slash", "ProxyPass /app ws://127.0.0.1:3000/"),
                seed("HTTP/2 to the origin")
                        .replacing(PASS, "ProxyPass / h2c://127.0.0.1:3000/")
                        .breaks("apache.origin-h2", "ProxyPass / h2c://127.0.0.1:3000/"));
    }

    private static Seed redirected(String mistake, String... lines) {
        return seed(mistake)
                .replacing(
                        PASS,
                        Stream.concat(Stream.concat(Stream.of("RewriteEngine On"), Stream.of(lines)), Stream.of(PASS))
                                .toArray(String[]::new))
                .after(String.format(MODULES, "proxy_wstunnel"), String.format(MODULES, "rewrite"));
    }

    private static List<Seed> tunnels() {
        String rest = "ProxyPassReverse / http://${ORIGIN}/";
        return List.of(
                seed("a timeout below the pings")
                        .replacing("Timeout 120", "Timeout 20")
                        .breaks("apache.timeout", "Timeout 20"),
                seed("a timeout equal to the pings, and a ProxyTimeout below it")
                        .replacing("Timeout 120", "ProxyTimeout 10", "Timeout 30")
                        .breaks("apache.timeout", "Timeout 30"),
                seed("the usual timeout equal to the pings")
                        .without("Timeout 120")
                        .pingedEvery(60)
                        .breaks("apache.timeout", PASS),
                hosts("a timeout of a virtual host").after(rest, "Timeout 5").breaks("apache.timeout", "Timeout 5"),
                seed("too few workers")
                        .replacing("MaxRequestWorkers 2048", "MaxRequestWorkers 960")
                        .breaks("apache.workers", "MaxRequestWorkers 960"),
                seed("too few processes for the workers")
                        .replacing("ServerLimit 32", "ServerLimit 10")
                        .breaks("apache.workers", "ServerLimit 10"),
                seed("the usual number of workers")
                        .without("ThreadsPerChild 64", "ServerLimit 32", "MaxRequestWorkers 2048")
                        .breaks("apache.workers", String.format(MODULES, "mpm_event")),
                seed("a small pool").replacing(PASS, PASS + " max=20").breaks("apache.pool", PASS + " max=20"),
                seed("a process for each tunnel")
                        .replacing(String.format(MODULES, "mpm_event"), String.format(MODULES, "mpm_prefork"))
                        .without("ThreadsPerChild 64")
                        .replacing("ServerLimit 32", "ServerLimit 2048", "ThreadsPerChild 64")
                        .slows("apache.prefork", String.format(MODULES, "mpm_prefork")));
    }

    private static List<Seed> polling() {
        return List.of(
                seed("viewers' connections that are closed")
                        .replacing("KeepAlive On", "KeepAlive Off")
                        .slows("apache.keepalive-off", "KeepAlive Off"),
                seed("connections to the origin that are closed")
                        .replacing(PASS, PASS + " disablereuse=on")
                        .slows("apache.reuse-off", PASS + " disablereuse=on"),
                seed("connections to the origin that are closed, for all")
                        .after("KeepAlive On", "SetEnv proxy-nokeepalive 1")
                        .slows("apache.reuse-off", "SetEnv proxy-nokeepalive 1"));
    }

    private static Seed seed(String mistake) {
        return Seed.in("apache2.conf", mistake);
    }

    private static Seed hosts(String mistake) {
        return Seed.in("apache2-hosts.conf", mistake);
    }
}

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
        return Stream.of(handshakes(), tunnels(), polling())
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
                        .replacing(PASS, "ProxyPass /pages http://127.0.0.1:3000/", PASS)
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
                seed("HTTP/1.0 to the origin")
                        .after("KeepAlive On", "SetEnv force-proxy-request-1.0 1")
                        .breaks("apache.http-version", "SetEnv force-proxy-request-1.0 1"));
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

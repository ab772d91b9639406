package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes in nginx's configuration on the way of a handshake to its location, and on that of its URL to the origin. */
final class NginxRouteSeeds {
    private static final String LOCATION = "location / {";

    private NginxRouteSeeds() {}

    static List<Seed> all() {
        return Stream.concat(routes().stream(), urls().stream()).toList();
    }

    private static List<Seed> routes() {
        String listen = "listen 127.0.0.1:8080;";
        String toHttps = "return 301 https://$host$request_uri;";
        return List.of(
                seed("a redirect of all requests").after(listen, toHttps).breaks("nginx.redirect", toHttps),
                seed("a redirect of all requests, by rewrite")
                        .after(listen, "rewrite ^(.*)$ https://$host$1 permanent;")
                        .breaks("nginx.redirect", "rewrite ^(.*)$ https://$host$1 permanent;"),
                seed("a redirect to https where nothing else is spoken than http")
                        .after(listen, "if ($scheme = http) { " + toHttps + " }")
                        .breaks("nginx.redirect", "if ($scheme = http) { " + toHttps + " }"),
                seed("a location that answers itself")
                        .after(LOCATION, "return 302 /login;")
                        .breaks("nginx.redirect", "return 302 /login;"),
                seed("a redirect to the one host name")
                        .after(
                                listen,
                                "if ($host != www.example.com) { return 301 http://www.example.com$request_uri; }")
                        .risks(
                                "nginx.redirect-host",
                                "if ($host != www.example.com) { return 301 http://www.example.com$request_uri; }"),
                seed("a redirect to the name with www")
                        .after(
                                listen,
                                "if ($http_host !~ ^www) {",
                                "rewrite ^(.*)$ http://www.example.com$1 permanent;",
                                "}")
                        .risks("nginx.redirect-host", "rewrite ^(.*)$ http://www.example.com$1 permanent;"),
                seed("a redirect that adds a slash")
                        .after(listen, "rewrite ^(.*[^/])$ $1/ permanent;")
                        .risks("nginx.redirect-slash", "rewrite ^(.*[^/])$ $1/ permanent;"),
                seed("a location below a name")
                        .replacing(LOCATION, "location /ws/ {")
                        .risks("nginx.path", "location /ws/ {"),
                seed("a location below a name that ends the search")
                        .replacing(LOCATION, "location ^~ /ws/ {")
                        .risks("nginx.path", "location ^~ /ws/ {"),
                seed("a location for what is below a name, by expression")
                        .replacing(LOCATION, "location ~ ^/ws/ {")
                        .risks("nginx.path", "location ~ ^/ws/ {"),
                seed("HTTP/2 without TLS")
                        .replacing(listen, "listen 127.0.0.1:8080 http2;")
                        .breaks("nginx.plain-http2", "listen 127.0.0.1:8080 http2;"));
    }

    private static List<Seed> urls() {
        String pass = "proxy_pass http://origin;";
        String origin = "set $to 127.0.0.1:3000;";
        return List.of(
                seed("a slash at the end of the URL only")
                        .replacing(LOCATION, "location /app {")
                        .replacing(pass, "proxy_pass http://origin/;")
                        .risks("nginx.url-slash", "proxy_pass http://origin/;"),
                seed("a slash at the end of a longer URL only")
                        .replacing(LOCATION, "location ^~ /app {")
                        .replacing(pass, "proxy_pass http://origin/b/;")
                        .risks("nginx.url-slash", "proxy_pass http://origin/b/;"),
                seed("a slash at the end of the location only")
                        .replacing(LOCATION, "location /app/ {")
                        .replacing(pass, "proxy_pass http://origin/b;")
                        .risks("nginx.url-slash", "proxy_pass http://origin/b;"),
                seed("a variable and a fixed path")
                        .replacing(pass, origin, "proxy_pass http://$to/fixed/;")
                        .risks("nginx.url-fixed", "proxy_pass http://$to/fixed/;"),
                seed("a variable with a fixed path in it")
                        .replacing(pass, "set $to http://127.0.0.1:3000/fixed;", "proxy_pass $to;")
                        .risks("nginx.url-fixed", "proxy_pass $to;"),
                seed("a rewrite that forgets what it matched")
                        .after(LOCATION, "rewrite ^/app/(.*)$ /ws break;")
                        .risks("nginx.rewrite-path", "rewrite ^/app/(.*)$ /ws break;"),
                seed("a rewrite that drops the query")
                        .after(LOCATION, "rewrite ^/app/(.*)$ /$1? break;")
                        .risks("nginx.rewrite-path", "rewrite ^/app/(.*)$ /$1? break;"));
    }

    private static Seed seed(String mistake) {
        return Seed.in("nginx.conf", mistake);
    }
}

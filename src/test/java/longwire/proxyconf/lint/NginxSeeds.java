package longwire.proxyconf.lint;

import java.util.List;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;

/** Mistakes in nginx's configuration. */
final class NginxSeeds {
    private static final String VERSION = "proxy_http_version 1.1;";
    private static final String UPGRADE = "proxy_set_header Upgrade $http_upgrade;";
    private static final String CONNECTION = "proxy_set_header Connection $connection_upgrade;";
    private static final String HOST = "proxy_set_header Host $host;";
    private static final String LOCATION = "location / {";
    private static final String EVENTS = "location /events {";

    private NginxSeeds() {}

    static List<Seed> all() {
        return Stream.of(handshakes(), idle(), room(), polling())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Seed> handshakes() {
        return List.of(
                seed("no proxy_http_version").without(VERSION).breaks("nginx.http-version", LOCATION),
                seed("HTTP/1.0 said")
                        .replacing(VERSION, "proxy_http_version 1.0;")
                        .breaks("nginx.http-version-other", "proxy_http_version 1.0;"),
                seed("no Upgrade").without(UPGRADE).breaks("nginx.upgrade-missing", LOCATION),
                seed("an empty Upgrade")
                        .replacing(UPGRADE, "proxy_set_header Upgrade '';")
                        .breaks("nginx.upgrade-missing", "proxy_set_header Upgrade '';"),
                seed("no Connection").without(CONNECTION).breaks("nginx.connection-missing", LOCATION),
                site("no Connection beside WebSockets that have it, in a location named for them")
                        .after(
                                "location /static/ { root /srv; }",
                                "location /cable {",
                                "proxy_pass http://application;",
                                HOST,
                                UPGRADE,
                                "}")
                        .breaks("nginx.connection-missing", "location /cable {"),
                seed("Connection: close")
                        .replacing(CONNECTION, "proxy_set_header Connection close;")
                        .breaks("nginx.connection-value", "proxy_set_header Connection close;"),
                seed("Connection: keep-alive")
                        .replacing(CONNECTION, "proxy_set_header Connection \"keep-alive\";")
                        .breaks("nginx.connection-value", "proxy_set_header Connection \"keep-alive\";"),
                seed("an empty Connection")
                        .replacing(CONNECTION, "proxy_set_header Connection \"\";")
                        .breaks("nginx.connection-value", "proxy_set_header Connection \"\";"),
                seed("Upgrade from the map for Connection")
                        .replacing(UPGRADE, "proxy_set_header Upgrade $connection_upgrade;")
                        .breaks("nginx.upgrade-value", "proxy_set_header Upgrade $connection_upgrade;"),
                seed("Upgrade is always the word upgrade")
                        .replacing(UPGRADE, "proxy_set_header Upgrade upgrade;")
                        .breaks("nginx.upgrade-value", "proxy_set_header Upgrade upgrade;"),
                seed("Upgrade from the viewer's Connection")
                        .replacing(UPGRADE, "proxy_set_header Upgrade ${http_connection};")
                        .breaks("nginx.upgrade-value", "proxy_set_header Upgrade ${http_connection};"),
                seed("Upgrade from a variable set to another header")
                        .replacing(UPGRADE, "set $asked $http_connection;", "proxy_set_header Upgrade $asked;")
                        .breaks("nginx.upgrade-value", "proxy_set_header Upgrade $asked;"),
                seed("Connection from the viewer's Upgrade")
                        .replacing(CONNECTION, "proxy_set_header Connection $http_upgrade;")
                        .breaks("nginx.connection-value", "proxy_set_header Connection $http_upgrade;"),
                seed("Connection from a built-in variable of that name")
                        .replacing(CONNECTION, "proxy_set_header Connection $connection;")
                        .breaks("nginx.connection-value", "proxy_set_header Connection $connection;"),
                seed("a map that never says upgrade")
                        .replacing("default upgrade;", "default keep-alive;")
                        .breaks("nginx.connection-value", "map $http_upgrade $connection_upgrade {"),
                seed("Upgrade twice")
                        .after(UPGRADE, "proxy_set_header upgrade websocket;")
                        .breaks("nginx.header-twice", "proxy_set_header upgrade websocket;"),
                seed("Connection twice")
                        .after(CONNECTION, "proxy_set_header Connection keep-alive;")
                        .risks("nginx.header-twice", "proxy_set_header Connection keep-alive;"),
                seed("Connection twice, the wrong one first")
                        .replacing(CONNECTION, "proxy_set_header Connection keep-alive;", CONNECTION)
                        .risks("nginx.header-twice", "proxy_set_header Connection keep-alive;"),
                seed("headers around the location, and another in it")
                        .without(UPGRADE, CONNECTION, HOST)
                        .after("listen 127.0.0.1:8080;", UPGRADE, CONNECTION, HOST)
                        .after(LOCATION, "proxy_set_header X-Real-IP $remote_addr;")
                        .breaks("nginx.headers-dropped", "proxy_set_header X-Real-IP $remote_addr;"),
                seed("only the Host around the location")
                        .without(HOST)
                        .after("listen 127.0.0.1:8080;", HOST)
                        .risks("nginx.headers-dropped", UPGRADE),
                seed("no map")
                        .replacing("map $http_upgrade $connection_upgrade {", "map $http_upgrade $other {")
                        .breaks("nginx.variable-unknown", CONNECTION),
                seed("Upgrade hidden from viewers")
                        .after(UPGRADE, "proxy_hide_header Upgrade;")
                        .breaks("nginx.upgrade-hidden", "proxy_hide_header Upgrade;"),
                seed("no Host").without(HOST).risks("nginx.host-missing", LOCATION));
    }

    private static List<Seed> idle() {
        return List.of(
                seed("a timeout below the pings")
                        .after(LOCATION, "proxy_read_timeout 20s;")
                        .breaks("nginx.read-timeout", "proxy_read_timeout 20s;"),
                seed("a timeout equal to the pings, for all servers")
                        .after("access_log off;", "proxy_read_timeout 0m30s;")
                        .breaks("nginx.read-timeout", "proxy_read_timeout 0m30s;"),
                seed("a timeout of 0, which is not no timeout")
                        .after(LOCATION, "proxy_read_timeout 0;")
                        .breaks("nginx.read-timeout", "proxy_read_timeout 0;"),
                seed("the usual timeout equal to the pings").pingedEvery(60).breaks("nginx.read-timeout", LOCATION),
                site("a timeout of events below the pings")
                        .replacing("proxy_read_timeout 1h;", "proxy_read_timeout 15;")
                        .breaks("nginx.read-timeout", "proxy_read_timeout 15;"),
                seed("a timeout of a stream server below the pings")
                        .after(
                                "pid nginx.pid;",
                                "stream {",
                                "server {",
                                "listen 127.0.0.1:8080;",
                                "proxy_pass 127.0.0.1:3000;",
                                "proxy_timeout 10s;",
                                "}",
                                "}")
                        .without("daemon off;")
                        .breaks("nginx.stream-timeout", "proxy_timeout 10s;"),
                site("events that are buffered by default")
                        .without("proxy_buffering off;")
                        .slows("nginx.buffering", EVENTS),
                site("events that are buffered")
                        .replacing("proxy_buffering off;", "proxy_buffering on;")
                        .slows("nginx.buffering", "proxy_buffering on;"));
    }

    private static List<Seed> room() {
        return List.of(
                seed("too few connections")
                        .replacing("worker_connections 4096;", "worker_connections 999;")
                        .breaks("nginx.worker-connections", "worker_connections 999;"),
                seed("the usual number of connections")
                        .without("worker_connections 4096;")
                        .breaks("nginx.worker-connections", "events {"),
                seed("more tunnels than there is room for")
                        .forConnections(4_097)
                        .with(load -> new Assumptions(load.connections(), load.pingInterval(), 1, false))
                        .replacing("worker_rlimit_nofile 4096;", "worker_rlimit_nofile 16384;")
                        .breaks("nginx.worker-connections", "worker_connections 4096;"),
                seed("no limit of files")
                        .without("worker_rlimit_nofile 4096;")
                        .risks("nginx.open-files", "worker_connections 4096;"),
                seed("fewer files than connections")
                        .replacing("worker_rlimit_nofile 4096;", "worker_rlimit_nofile 2048;")
                        .risks("nginx.open-files", "worker_rlimit_nofile 2048;"),
                seed("fewer files than tunnels need")
                        .replacing("worker_rlimit_nofile 4096;", "worker_rlimit_nofile 512;")
                        .breaks("nginx.open-files", "worker_rlimit_nofile 512;"),
                seed("accept_mutex without reuseport")
                        .after("events {", "accept_mutex on;")
                        .slows("nginx.uneven-workers", "accept_mutex on;"),
                site("multi_accept without reuseport")
                        .replacing("listen 127.0.0.1:8080 reuseport;", "listen 127.0.0.1:8080;")
                        .slows("nginx.uneven-workers", "multi_accept on;"),
                site("multi_accept without reuseport on a second address")
                        .replacing(
                                "listen 127.0.0.1:8080 reuseport;", "listen 127.0.0.1:8080;", "listen 127.0.0.2:8080;")
                        .slows("nginx.uneven-workers", "multi_accept on;"),
                seed("one worker for a crowd")
                        .replacing("worker_processes auto;", "worker_processes 1;")
                        .replacing("worker_connections 4096;", "worker_connections 65536;")
                        .replacing("worker_rlimit_nofile 4096;", "worker_rlimit_nofile 65536;")
                        .forConnections(20_000)
                        .risks("nginx.one-worker", "worker_processes 1;"),
                seed("reloads without an end, since 0 is no limit")
                        .after("pid nginx.pid;", "worker_shutdown_timeout 0;")
                        .reloaded()
                        .risks("nginx.reload", "worker_shutdown_timeout 0;"),
                seed("reloads without an end").reloaded().risks("nginx.reload", "events {"));
    }

    private static List<Seed> polling() {
        return List.of(
                seed("an upstream that keeps nothing")
                        .without("keepalive 16;")
                        .slows("nginx.keepalive-missing", "upstream origin {"),
                seed("an upstream that is told to keep nothing")
                        .replacing("keepalive 16;", "keepalive 0;")
                        .slows("nginx.keepalive-off", "keepalive 0;"),
                site("an interface that closes what the upstream keeps")
                        .replacing(
                                "location /api/ {",
                                "location /more/ {",
                                "proxy_pass http://application;",
                                "}",
                                "location /api/ {")
                        .slows("nginx.keepalive-unused", "location /more/ {"),
                site("an interface that closes all connections")
                        .replacing(
                                "location /static/ { root /srv; }",
                                "location /more/ {",
                                "proxy_pass http://application;",
                                "proxy_set_header Host $host;",
                                "proxy_set_header Connection close;",
                                "}")
                        .slows("nginx.keepalive-refused", "proxy_set_header Connection close;"),
                seed("a map that closes").replacing("'' '';", "'' close;").slows("nginx.map-close", "'' close;"),
                seed("Connection: upgrade for all requests")
                        .replacing(CONNECTION, "proxy_set_header Connection \"Upgrade\";")
                        .risks("nginx.connection-fixed", "proxy_set_header Connection \"Upgrade\";"),
                seed("Connection: upgrade for all requests, and no map")
                        .replacing(CONNECTION, "proxy_set_header Connection upgrade;")
                        .replacing("map $http_upgrade $connection_upgrade {", "types {")
                        .replacing("default upgrade;", "text/html html;")
                        .without("'' '';")
                        .risks("nginx.connection-fixed", "proxy_set_header Connection upgrade;"),
                seed("a map without a line for requests without Upgrade")
                        .without("'' '';")
                        .risks("nginx.connection-fixed", "map $http_upgrade $connection_upgrade {"),
                seed("viewers' connections that are closed")
                        .after("access_log off;", "keepalive_timeout 0;")
                        .slows("nginx.viewer-keepalive-off", "keepalive_timeout 0;"));
    }

    private static Seed seed(String mistake) {
        return Seed.in("nginx.conf", mistake);
    }

    private static Seed site(String mistake) {
        return Seed.in("nginx-site.conf", mistake);
    }
}

package longwire.proxyconf.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.syntax.Sources;

/** Where nginx's settings are in its configuration. */
final class NginxSettings implements Dialect {
    /** The kind of place of each setting. */
    private static final Map<String, BiFunction<NginxPlaces, String, Slot>> PLACES = Map.ofEntries(
            Map.entry("worker_processes", NginxPlaces::main),
            Map.entry("worker_rlimit_nofile", NginxPlaces::main),
            Map.entry("worker_shutdown_timeout", NginxPlaces::main),
            Map.entry("worker_connections", NginxPlaces::events),
            Map.entry("multi_accept", NginxPlaces::events),
            Map.entry("accept_mutex", NginxPlaces::events),
            Map.entry("reuseport", NginxPlaces::listenFlag),
            Map.entry("backlog", NginxPlaces::listenParameter),
            Map.entry("so_keepalive", NginxPlaces::listenParameter),
            Map.entry("tcp_nodelay", NginxPlaces::server),
            Map.entry("keepalive_requests", NginxPlaces::server),
            Map.entry("keepalive_timeout", NginxPlaces::server),
            Map.entry("reset_timedout_connection", NginxPlaces::server),
            Map.entry("lingering_close", NginxPlaces::server),
            Map.entry("ssl_buffer_size", NginxPlaces::server),
            Map.entry("proxy_read_timeout", NginxPlaces::location),
            Map.entry("proxy_send_timeout", NginxPlaces::location),
            Map.entry("proxy_connect_timeout", NginxPlaces::location),
            Map.entry("proxy_buffering", NginxPlaces::location),
            Map.entry(NginxBuffers.SIZE, NginxPlaces::location),
            Map.entry("proxy_socket_keepalive", NginxPlaces::location),
            Map.entry("upstream keepalive", NginxPlaces::upstream),
            Map.entry("upstream keepalive_requests", NginxPlaces::upstream),
            Map.entry("upstream keepalive_timeout", NginxPlaces::upstream));

    @Override
    public Map<String, Slot> slots(Texts texts) {
        NginxPlaces places = new NginxPlaces(NginxConfig.read(texts.sources()), texts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> slots.put(name, place.apply(places, name)));
        return slots;
    }

    @Override
    public Notation notation() {
        return Notation.NGINX;
    }

    @Override
    public List<Edit> consequences(Texts texts, String setting) {
        return setting.equals(NginxBuffers.SIZE)
                ? new NginxBuffers(NginxConfig.read(texts.sources()), texts).edits()
                : List.of();
    }

    @Override
    public List<String> notes(Texts texts) {
        Sources sources = texts.sources();
        NginxConfig.read(sources);
        return sources.notes();
    }
}

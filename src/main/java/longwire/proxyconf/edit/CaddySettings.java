package longwire.proxyconf.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import longwire.fault.InputFault;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.syntax.Sources;

/** Where Caddy's settings, which the driver names as in JSON, are in a Caddyfile. */
final class CaddySettings implements Dialect {
    /** The kind of place of each setting, with its name in a Caddyfile. */
    private static final Map<String, Function<CaddyPlaces, Slot>> PLACES = Map.ofEntries(
            Map.entry("grace_period", places -> places.global("grace_period")),
            Map.entry("read_header_timeout", places -> places.serverTimeout("read_header")),
            Map.entry("idle_timeout", places -> places.serverTimeout("idle")),
            Map.entry("max_header_bytes", places -> places.server("max_header_size")),
            Map.entry("flush_interval", places -> places.proxy("flush_interval")),
            Map.entry("read_buffer_size", places -> places.transport("read_buffer")),
            Map.entry("write_buffer_size", places -> places.transport("write_buffer")),
            Map.entry("max_conns_per_host", places -> places.transport("max_conns_per_host")),
            Map.entry("dial_timeout", places -> places.transport("dial_timeout")),
            Map.entry("response_header_timeout", places -> places.transport("response_header_timeout")),
            Map.entry("keep_alive.probe_interval", places -> places.transport("keepalive_interval")),
            Map.entry("keep_alive.idle_timeout", places -> places.transport("keepalive")),
            Map.entry("keep_alive.max_idle_conns", places -> places.transport("keepalive_idle_conns")),
            Map.entry(
                    "keep_alive.max_idle_conns_per_host", places -> places.transport("keepalive_idle_conns_per_host")));

    @Override
    public Map<String, Slot> slots(Texts texts) {
        CaddyPlaces places = new CaddyPlaces(read(texts.sources()), texts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> slots.put(name, place.apply(places)));
        return slots;
    }

    @Override
    public Notation notation() {
        return Notation.CADDY;
    }

    @Override
    public List<String> notes(Texts texts) {
        Sources sources = texts.sources();
        read(sources);
        return sources.notes();
    }

    private static CaddyConfig read(Sources sources) {
        CaddyConfig config = CaddyConfig.read(sources);
        if (config.isJson()) {
            throw new InputFault("file", sources.main().name() + " in JSON", "a Caddyfile");
        }
        return config;
    }
}

package longwire.proxyconf.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import longwire.proxyconf.model.HaproxyConfig;

/** Where HAProxy's settings are in its configuration. */
final class HaproxySettings implements Dialect {
    /** The kind of place of each setting. */
    private static final Map<String, BiFunction<HaproxyPlaces, String, Slot>> PLACES = Map.ofEntries(
            Map.entry("nbthread", HaproxyPlaces::global),
            Map.entry("maxconn", HaproxyPlaces::globalAndFrontends),
            Map.entry("maxconnrate", HaproxyPlaces::global),
            Map.entry("backlog", HaproxyPlaces::bindParameter),
            Map.entry("shards", HaproxyPlaces::bindParameter),
            Map.entry("hard-stop-after", HaproxyPlaces::global),
            Map.entry("timeout connect", HaproxyPlaces::backends),
            Map.entry("timeout client", HaproxyPlaces::frontends),
            Map.entry("timeout server", HaproxyPlaces::backends),
            Map.entry("timeout tunnel", HaproxyPlaces::backends),
            Map.entry("timeout client-fin", HaproxyPlaces::frontends),
            Map.entry("timeout http-keep-alive", HaproxyPlaces::frontends),
            Map.entry("tune.bufsize", HaproxyPlaces::global),
            Map.entry("tune.sndbuf.client", HaproxyPlaces::global),
            Map.entry("tune.rcvbuf.client", HaproxyPlaces::global),
            Map.entry("tune.sndbuf.server", HaproxyPlaces::global),
            Map.entry("tune.rcvbuf.server", HaproxyPlaces::global),
            Map.entry("option splice-auto", HaproxyPlaces::optionOfEither),
            Map.entry("maxpipes", HaproxyPlaces::global),
            Map.entry("tune.maxaccept", HaproxyPlaces::global),
            Map.entry("tune.listener.multi-queue", HaproxyPlaces::global),
            Map.entry("tune.sched.low-latency", HaproxyPlaces::global),
            Map.entry("busy-polling", HaproxyPlaces::globalFlag),
            Map.entry("option http-no-delay", HaproxyPlaces::optionOfEither),
            Map.entry("option clitcpka", HaproxyPlaces::optionOfFrontends),
            Map.entry("option srvtcpka", HaproxyPlaces::optionOfBackends),
            Map.entry("tune.idle-pool.shared", HaproxyPlaces::global),
            Map.entry("http-reuse", HaproxyPlaces::backends));

    @Override
    public Map<String, Slot> slots(Texts texts) {
        HaproxyPlaces places = new HaproxyPlaces(HaproxyConfig.read(texts.sources()), texts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> slots.put(name, place.apply(places, name)));
        return slots;
    }

    @Override
    public Notation notation() {
        return Notation.HAPROXY;
    }

    /** HAProxy's configuration has no includes. */
    @Override
    public List<String> notes(Texts texts) {
        return List.of();
    }
}

package longwire.proxyconf.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.syntax.Sources;

/** Where Apache's settings are in its configuration. */
final class ApacheSettings implements Dialect {
    private static final String THREADS = "ThreadsPerChild";

    /** The kind of place of each setting. */
    private static final Map<String, BiFunction<ApachePlaces, String, Slot>> PLACES = Map.ofEntries(
            Map.entry(THREADS, ApachePlaces::threads),
            Map.entry("ServerLimit", ApachePlaces::main),
            Map.entry("MaxRequestWorkers", ApachePlaces::main),
            Map.entry("AsyncRequestWorkerFactor", ApachePlaces::threads),
            Map.entry("ThreadStackSize", ApachePlaces::threads),
            Map.entry("ListenBacklog", ApachePlaces::main),
            Map.entry("ListenCoresBucketsRatio", ApachePlaces::main),
            Map.entry("SendBufferSize", ApachePlaces::main),
            Map.entry("ReceiveBufferSize", ApachePlaces::main),
            Map.entry("Timeout", ApachePlaces::server),
            Map.entry("ProxyTimeout", ApachePlaces::server),
            Map.entry("KeepAliveTimeout", ApachePlaces::server),
            Map.entry("MaxKeepAliveRequests", ApachePlaces::server),
            Map.entry("ProxyIOBufferSize", ApachePlaces::server),
            Map.entry("ProxyPass enablereuse", ApachePlaces::parameter),
            Map.entry("ProxyPass ttl", ApachePlaces::parameter),
            Map.entry("ProxyPass connectiontimeout", ApachePlaces::parameter));

    @Override
    public Map<String, Slot> slots(Texts texts) {
        ApachePlaces places = places(texts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        PLACES.forEach((name, place) -> slots.put(name, place.apply(places, name)));
        return slots;
    }

    @Override
    public Notation notation() {
        return Notation.APACHE;
    }

    /** Apache would reduce the threads to {@code ThreadLimit}, with only a warning. */
    @Override
    public List<Edit> consequences(Texts texts, String setting) {
        return setting.equals(THREADS) ? places(texts).raisedThreadLimit() : List.of();
    }

    @Override
    public List<String> notes(Texts texts) {
        Sources sources = texts.sources();
        ApacheConfig.read(sources);
        return sources.notes();
    }

    private static ApachePlaces places(Texts texts) {
        return new ApachePlaces(ApacheConfig.read(texts.sources()), texts);
    }
}

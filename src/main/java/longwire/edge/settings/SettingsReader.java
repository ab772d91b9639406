package longwire.edge.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.edge.settings.TunnelRules.IdleCounts;
import longwire.network.Endpoint;
import longwire.network.Sockets;
import longwire.settings.KnownKeys;
import longwire.settings.Values;

/** Reads {@link EdgeSettings} from a configuration, or refuses it with all its faults. */
final class SettingsReader {
    private static final String AUTO = "auto";
    private static final String PRESET = "preset";
    private static final String DEFAULT_ORIGIN = "default";
    /** Stands in for a refused address, so that it does not count as none. */
    private static final Endpoint NOWHERE = new Endpoint("127.0.0.1", 0);

    private static final int MOST_EVENT_LOOPS = 1_024;
    private static final int MOST_HEAD_BYTES = 1 << 20;
    private static final int LEAST_BUFFER_BYTES = 512;
    private static final int MOST_BUFFER_BYTES = 1 << 20;
    private static final int MOST_WATER_BYTES = 1 << 28;
    private static final int MOST_READS = 16;
    private static final int MOST_STREAMS = 100_000;

    private final Config config;
    private final Values values;

    private SettingsReader(Config config) {
        this.config = config;
        this.values = new Values(config);
    }

    /**
     * Reads {@code config}, which must have every key.
     *
     * @throws longwire.fault.InputFault with all faults, one line each
     */
    static EdgeSettings read(Config config) {
        return new SettingsReader(config).settings();
    }

    /** The entries of {@code behaviours} that are blocks. */
    static List<Config> behaviours(Config config) {
        List<Config> blocks = new ArrayList<>();
        for (ConfigValue entry : config.getList("behaviours")) {
            if (entry.valueType() == ConfigValueType.OBJECT) {
                blocks.add(((com.typesafe.config.ConfigObject) entry).toConfig());
            }
        }
        return blocks;
    }

    private EdgeSettings settings() {
        Listening listen = values.attempt(
                () -> new Listening(endpoint("listen.http"), endpoint("listen.https"), endpoint("listen.admin")), null);
        ViewerTls tls = values.attempt(this::tls, null);
        Http2Settings http2 = new Http2Settings(
                values.truth("http2.enabled"),
                values.truth("http2.websocket"),
                values.whole("http2.streams", 1, MOST_STREAMS));
        EdgeSettings settings = new EdgeSettings(
                listen,
                tls,
                http2,
                behaviours(origins()),
                tunnel(),
                positive(values, "viewer.head-timeout"),
                positive(values, "viewer.stall-timeout"),
                limits(),
                values.optional("access-log", key -> Path.of(values.text(key))),
                values.duration("drain-timeout"),
                values.duration("warm-up"),
                values.attempt(this::sockets, null));
        values.refuseFaults();
        return settings;
    }

    private Optional<Endpoint> endpoint(String key) {
        return values.optional(key, said -> values.attempt(() -> Endpoint.parse(key, values.text(key)), NOWHERE));
    }

    private ViewerTls tls() {
        return new ViewerTls(
                values.optional("tls.certificate", key -> Path.of(values.text(key))),
                values.optional("tls.key", key -> Path.of(values.text(key))),
                values.oneOf("tls.provider", TlsProvider.class),
                minimumProtocol(values.within("tls", config.getConfig("tls"))),
                values.whole("tls.session-cache", 1, 1_000_000),
                values.duration("tls.session-timeout"));
    }

    private Map<String, OriginSettings> origins() {
        Map<String, OriginSettings> origins = new HashMap<>();
        Config defaults = config.getConfig("origin");
        origins.put(DEFAULT_ORIGIN, origin(values.within("origin", defaults)));
        if (config.getValue("origins").valueType() != ConfigValueType.OBJECT) {
            values.fault("origins: " + config.getValue("origins").unwrapped()
                    + " (expected: a block such as { chat { host = chat.example } })");
            return origins;
        }
        Config named = config.getConfig("origins");
        for (String name : named.root().keySet()) {
            if (named.root().get(name).valueType() == ConfigValueType.OBJECT) {
                Config own = named.getConfig(quoted(name)).withFallback(defaults);
                origins.put(name, origin(values.within("origins." + name, own)));
            } else {
                values.fault("origins." + name + ": " + named.root().get(name).unwrapped()
                        + " (expected: a block such as { host = chat.example })");
            }
        }
        return origins;
    }

    private OriginSettings origin(Values own) {
        return own.attempt(
                () -> new OriginSettings(
                        own.text("host"),
                        own.whole("http-port", 1, 65_535),
                        own.whole("https-port", 1, 65_535),
                        own.oneOf("protocol-policy", OriginPolicy.class),
                        own.truth("verify"),
                        own.optional("trust", key -> Path.of(own.text(key))),
                        minimumProtocol(own),
                        own.duration("connect-timeout"),
                        own.whole("connect-attempts", 1, OriginSettings.MOST_ATTEMPTS),
                        own.duration("response-timeout"),
                        own.duration("keep-alive-timeout"),
                        own.whole("keep-alive-connections", 0, 1_000_000)),
                null);
    }

    private List<Behaviour> behaviours(Map<String, OriginSettings> origins) {
        List<Behaviour> behaviours = new ArrayList<>();
        Config defaults = config.getConfig("behaviour");
        if (config.getValue("behaviours").valueType() == ConfigValueType.LIST) {
            config.getList("behaviours").stream()
                    .filter(entry -> entry.valueType() != ConfigValueType.OBJECT)
                    .forEach(entry -> values.fault("behaviours: " + entry.unwrapped()
                            + " (expected: a block such as { path = \"/chat*\", origin = chat })"));
            for (Config own : behaviours(config)) {
                Config whole = own.withFallback(defaults);
                Values read = values.within("behaviours", whole);
                PathPattern path = values.attempt(() -> PathPattern.of(read.text("path")), PathPattern.ALL);
                behaviours.add(behaviour(path, read, origins));
            }
        } else {
            values.fault("behaviours: " + config.getValue("behaviours").unwrapped() + " (expected: a list of blocks)");
        }
        behaviours.add(behaviour(PathPattern.ALL, values.within("behaviour", defaults), origins));
        return behaviours;
    }

    private Behaviour behaviour(PathPattern path, Values own, Map<String, OriginSettings> origins) {
        String name = own.text("origin");
        if (!origins.containsKey(name)) {
            own.fault("origin: " + name + " (expected: one of " + String.join(", ", origins.keySet()) + "; "
                    + KnownKeys.nearest(name, origins.keySet()) + "?)");
        }
        ViewerPolicy policy = own.oneOf("viewer-protocol-policy", ViewerPolicy.class);
        return new Behaviour(path, origins.get(name), policy, own.truth("forward-host"));
    }

    private TunnelRules tunnel() {
        String preset = values.text("tunnel.preset");
        Config presets = config.getConfig("presets");
        if (!presets.hasPath(quoted(preset))) {
            values.fault("tunnel.preset: " + preset + " (expected: one of "
                    + String.join(", ", presets.root().keySet()) + "; "
                    + KnownKeys.nearest(preset, presets.root().keySet()) + "?)");
            return null;
        }
        Config named = presets.getConfig(quoted(preset));
        Config own = config.getConfig("tunnel");
        for (String key : named.root().keySet()) {
            if (own.hasPath(key) && own.getValue(key).unwrapped().equals(PRESET)) {
                own = own.withValue(key, named.getValue(key));
            }
        }
        Values read = values.within("tunnel", own);
        return new TunnelRules(
                read.optional("idle-timeout", key -> positive(read, key)),
                read.oneOf("idle-counts", IdleCounts.class),
                read.optional("longest-life", key -> positive(read, key)));
    }

    private Limits limits() {
        int most = Limits.mostConnections();
        return new Limits(
                isAuto("limits.connections") ? most : values.whole("limits.connections", 1, most),
                values.bytes("limits.head-bytes", LEAST_BUFFER_BYTES, MOST_HEAD_BYTES),
                values.bytes("limits.url-bytes", LEAST_BUFFER_BYTES, MOST_HEAD_BYTES));
    }

    private SocketSettings sockets() {
        int processors = Runtime.getRuntime().availableProcessors();
        Values own = values.within("sockets", config.getConfig("sockets"));
        return new SocketSettings(
                own.attempt(() -> Sockets.named(own.text("transport")), Sockets.preferred()),
                isAuto("sockets.event-loops") ? processors : values.whole("sockets.event-loops", 1, MOST_EVENT_LOOPS),
                values.oneOf("sockets.data-path", DataPath.class) != DataPath.CHANNELS,
                values.bytes("sockets.receive-buffer", LEAST_BUFFER_BYTES, MOST_BUFFER_BYTES),
                values.whole("sockets.reads-per-flush", 1, MOST_READS),
                values.bytes("sockets.low-water", 1, MOST_WATER_BYTES),
                values.bytes("sockets.high-water", 1, MOST_WATER_BYTES),
                values.truth("sockets.splice"),
                values.truth("sockets.tcp-no-delay"),
                values.whole("sockets.backlog", 1, 1_000_000),
                values.truth("sockets.reuse-port"));
    }

    private boolean isAuto(String key) {
        return config.getValue(key).unwrapped().equals(AUTO);
    }

    private static Duration positive(Values own, String key) {
        Duration value = own.duration(key);
        if (value.toMillis() < 1) {
            own.fault(key + ": " + value.toMillis() + "ms (expected: 1ms or more)");
        }
        return value;
    }

    private static TlsVersion minimumProtocol(Values own) {
        return own.attempt(() -> TlsVersion.of(own.text("minimum-protocol")), TlsVersion.TLS_1_2);
    }

    private static String quoted(String name) {
        return com.typesafe.config.ConfigUtil.quoteString(name);
    }

    private enum DataPath {
        AUTO,
        SOCKETS,
        CHANNELS
    }
}

package longwire.proxyconf.edit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.edge.settings.SettingsFile;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Place;

/** Where the edge's settings are in its file: at the keys that the driver uses as names. */
final class EdgeSettings implements Dialect {
    private static final String ROOT = "edge.";
    private static final String ORIGIN = "origin.";
    private static final String ORIGINS = "edge.origins";
    private static final String EVENT_LOOPS = "sockets.event-loops";
    private static final String PRESET = "edge.tunnel.preset";
    private static final List<String> OF_THE_PRESET = List.of("tunnel.idle-timeout", "tunnel.idle-counts");
    private static final Map<String, String> TRUTHS =
            Map.of("yes", "true", "on", "true", "no", "false", "off", "false");
    private static final List<String> KEYS = List.of(
            EVENT_LOOPS,
            "sockets.transport",
            "sockets.data-path",
            "sockets.receive-buffer",
            "sockets.reads-per-flush",
            "sockets.splice",
            "sockets.tcp-no-delay",
            "sockets.backlog",
            "sockets.reuse-port",
            "tunnel.idle-timeout",
            "tunnel.idle-counts",
            "viewer.head-timeout",
            "origin.keep-alive-timeout",
            "origin.keep-alive-connections",
            "origin.response-timeout",
            "tls.provider");

    @Override
    public Map<String, Slot> slots(Texts texts) {
        Config said = HoconText.parse(texts);
        Map<String, Slot> slots = new LinkedHashMap<>();
        KEYS.forEach(key -> slots.put(key, slot(texts, said, key)));
        return slots;
    }

    @Override
    public Notation notation() {
        return Notation.HOCON;
    }

    /** The edge itself checks the file. */
    @Override
    public List<String> notes(Texts texts) {
        SettingsFile.of(Optional.of(texts.main()), List.of()).read();
        return List.of();
    }

    private static Slot slot(Texts texts, Config said, String key) {
        List<Mention> mentions = new ArrayList<>();
        boolean preset = OF_THE_PRESET.contains(key) && said.hasPath(PRESET);
        if (said.hasPath(ROOT + key) && !value(said, ROOT + key).equals("preset")) {
            mentions.add(mention(texts, said, ROOT + key, key));
        } else if (preset) {
            String path =
                    "edge.presets." + ConfigUtil.joinPath(said.getString(PRESET)) + key.substring(key.indexOf('.'));
            String value = value(ConfigFactory.parseResources("longwire/edge.conf"), path);
            mentions.add(new Mention(place(texts, said, PRESET), value, wanted -> set(texts, ROOT + key, wanted)));
        }
        if (key.startsWith(ORIGIN) && said.hasPath(ORIGINS)) {
            for (String name : said.getObject(ORIGINS).keySet()) {
                String path = ORIGINS + "." + ConfigUtil.joinPath(name) + "." + key.substring(ORIGIN.length());
                if (said.hasPath(path)) {
                    mentions.add(mention(texts, said, path, key));
                }
            }
        }
        return Slot.of(mentions, mentions.isEmpty() ? List.of(value -> set(texts, ROOT + key, value)) : List.of(), "");
    }

    private static Mention mention(Texts texts, Config said, String path, String key) {
        Place place = place(texts, said, path);
        String value = value(said, path);
        boolean auto = key.equals(EVENT_LOOPS) && value.equals("auto");
        return new Mention(place, auto ? String.valueOf(Runtime.getRuntime().availableProcessors()) : value, wanted -> {
            if (!texts.isMain(place)) {
                throw new InputFault(place + ": " + key, wanted, "a line of " + texts.main());
            }
            return set(texts, path, wanted);
        });
    }

    private static String value(Config said, String path) {
        String value = String.valueOf(said.getValue(path).unwrapped());
        return TRUTHS.getOrDefault(value, value);
    }

    private static Place place(Texts texts, Config said, String path) {
        ConfigValue value = said.getValue(path);
        ConfigOrigin origin = value.origin();
        int line = Math.max(1, origin.lineNumber());
        return origin.filename() == null
                ? texts.sources().main().place(line)
                : new Place(origin.filename(), line, path);
    }

    private static List<Edit> set(Texts texts, String path, String value) {
        return HoconText.set(texts, Map.of(path, value));
    }
}

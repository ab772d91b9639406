package longwire.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.origin.Delay;
import longwire.proxy.Encryption;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxy.Settings;
import longwire.settings.KnownKeys;
import longwire.settings.Values;

/** Reads the paths of a plan: names of proxies, and blocks that say more of one. */
final class PathsReader {
    private static final String KEY = "paths";
    /** Stands for the direct path and every proxy that can be started here. */
    private static final String INSTALLED = "installed";
    /** What a block may say. */
    private static final Set<String> KNOWN = Set.of("name", "proxy", "tls", "delay", "settings");

    private static final Config NEITHER = ConfigFactory.parseMap(Map.of("tls", "none", "delay", "none"));

    private final Values values;

    PathsReader(Values values) {
        this.values = values;
    }

    /** All paths that {@code config} names; what is wrong with any of them becomes a fault of the values. */
    List<PlannedPath> read(Config config) {
        List<PlannedPath> paths = new ArrayList<>();
        for (ConfigValue said : said(config).stream().flatMap(PathsReader::each).toList()) {
            PlannedPath path = values.attempt(() -> path(said, paths.size()), null);
            if (path != null && paths.stream().anyMatch(other -> other.name().equals(path.name()))) {
                values.fault(KEY + ": " + path.name() + " (expected: each once)");
            } else if (path != null) {
                paths.add(path);
            }
        }
        if (said(config).isEmpty()) {
            values.fault(KEY + ": nothing (expected: one or more)");
        }
        return paths;
    }

    /** What is said, or each that it stands for. */
    private static Stream<ConfigValue> each(ConfigValue said) {
        return INSTALLED.equals(said.unwrapped())
                ? ProxyDrivers.installed().stream().map(ProxyDriver::name).map(ConfigValueFactory::fromAnyRef)
                : Stream.of(said);
    }

    /** A list; or a text, as on the command line: with commas, or in HOCON where it begins with a bracket. */
    private List<ConfigValue> said(Config config) {
        ConfigValue value = config.getValue(KEY);
        return switch (value.valueType()) {
            case LIST -> List.copyOf(config.getList(KEY));
            case STRING -> {
                String text = config.getString(KEY).strip();
                yield text.startsWith("[") ? parsed(text) : words(text);
            }
            default -> {
                values.fault(KEY + ": " + value.unwrapped() + " (expected: a list)");
                yield List.of();
            }
        };
    }

    private List<ConfigValue> parsed(String text) {
        try {
            return List.copyOf(ConfigFactory.parseString(KEY + " = " + text).getList(KEY));
        } catch (ConfigException unreadable) {
            values.fault(KEY + ": " + text + " (expected: a list in HOCON: " + unreadable.getMessage() + ")");
            return List.of();
        }
    }

    private static List<ConfigValue> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .<ConfigValue>map(ConfigValueFactory::fromAnyRef)
                .toList();
    }

    private PlannedPath path(ConfigValue said, int index) {
        return said instanceof ConfigObject block
                ? path(block.toConfig(), KEY + "." + index)
                : PlannedPath.of(ProxyDrivers.named(said.unwrapped().toString()));
    }

    private PlannedPath path(Config block, String where) {
        refuseUnknown(block, where);
        if (!block.hasPath("proxy")) {
            throw new InputFault(where + ".proxy", "nothing", "any of " + String.join(", ", ProxyDrivers.names()));
        }
        ProxyDriver driver =
                ProxyDrivers.named(block.getValue("proxy").unwrapped().toString());
        Config named = ConfigFactory.parseMap(Map.of("name", driver.name()));
        Values inner = values.within(where, block.withFallback(named).withFallback(NEITHER));
        Encryption encryption = inner.oneOf("tls", Encryption.class);
        if (!driver.encryptions().contains(encryption)) {
            throw new InputFault(where + ".tls", label(encryption), "what " + driver.name() + " can: " + can(driver));
        }
        return new PlannedPath(
                inner.name("name"),
                driver,
                Settings.of(driver, settings(block, where)),
                encryption,
                inner.optionalText("delay", text -> Delay.parse("delay", text)));
    }

    private static void refuseUnknown(Config block, String where) {
        List<String> faults = block.root().keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .sorted()
                .map(key -> where + "." + key + ": no such key (expected: " + KnownKeys.nearest(key, KNOWN) + "?)")
                .toList();
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    /** By the proxies' own names, which may hold dots and blanks. */
    private static Map<String, String> settings(Config block, String where) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!block.hasPath("settings")) {
            return settings;
        }
        try {
            block.getConfig("settings").entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> settings.put(
                            String.join(".", ConfigUtil.splitPath(entry.getKey())),
                            entry.getValue().unwrapped().toString()));
        } catch (ConfigException notABlock) {
            throw new InputFault(
                    where + ".settings", block.getValue("settings").unwrapped(), "a block { NAME = VALUE }");
        }
        return settings;
    }

    private static String can(ProxyDriver driver) {
        return String.join(
                ", ", driver.encryptions().stream().map(PathsReader::label).toList());
    }

    private static String label(Encryption encryption) {
        return encryption.name().toLowerCase(Locale.ROOT);
    }
}

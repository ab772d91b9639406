package longwire.edge.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.settings.KnownKeys;

/** The layers of the edge's settings, highest priority first: command line, file, defaults. */
public final class SettingsFile {
    private static final String ROOT = "edge";
    private static final String DEFAULTS = "longwire/edge.conf";
    private static final String BLOCK_OF_ORIGINS = "origins";
    private static final String LIST_OF_BEHAVIOURS = "behaviours";

    private final Config known = ConfigFactory.parseResources(SettingsFile.class.getClassLoader(), DEFAULTS)
            .resolve()
            .getConfig(ROOT);
    private final Optional<Path> file;
    private final Config commandLine;

    private SettingsFile(Optional<Path> file, Config commandLine) {
        this.file = file;
        this.commandLine = commandLine;
    }

    /**
     * Keeps the file and the settings of the command line; {@link #read} reads them.
     *
     * @param settings such as {@code origin.http-port=9000}; each may be any HOCON that fits a line
     * @throws InputFault for one that is not HOCON
     */
    public static SettingsFile of(Optional<Path> file, List<String> settings) {
        Config commandLine = ConfigFactory.empty();
        for (String setting : settings) {
            try {
                commandLine = ConfigFactory.parseString(setting).withFallback(commandLine);
            } catch (ConfigException unreadable) {
                throw new InputFault("--set", setting, "KEY=VALUE");
            }
        }
        return new SettingsFile(file, commandLine);
    }

    /** The file, if any. */
    public Optional<Path> file() {
        return file;
    }

    /**
     * Reads all layers, with the current content of the file.
     *
     * @throws InputFault with all faults, one line each
     */
    public EdgeSettings read() {
        return SettingsReader.read(layers());
    }

    /** Every setting with its effective value, in the form of a settings file. */
    public String render() {
        ConfigRenderOptions readable =
                ConfigRenderOptions.defaults().setOriginComments(false).setJson(false);
        return layers().withoutPath("presets").atKey(ROOT).root().render(readable);
    }

    private Config layers() {
        Config given = file.map(SettingsFile::parse).orElse(ConfigFactory.empty());
        List<String> faults = new ArrayList<>(unknown(commandLine, "--set "));
        file.ifPresent(path -> faults.addAll(unknown(given, path + ": ")));
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return commandLine.withFallback(given).withFallback(known);
    }

    private List<String> unknown(Config layer, String where) {
        KnownKeys keys = new KnownKeys(known.withoutPath("presets"));
        List<String> faults = nulls(layer.root(), where);
        faults.addAll(keys.faults(layer.withoutPath(BLOCK_OF_ORIGINS).withoutPath(LIST_OF_BEHAVIOURS), where));
        KnownKeys ofOrigins = new KnownKeys(known.getConfig("origin"));
        if (is(layer, BLOCK_OF_ORIGINS, ConfigValueType.OBJECT)) {
            for (String name : layer.getObject(BLOCK_OF_ORIGINS).keySet()) {
                String key = ConfigUtil.joinPath(BLOCK_OF_ORIGINS, name);
                if (is(layer, key, ConfigValueType.OBJECT)) {
                    faults.addAll(ofOrigins.faults(layer.getConfig(key), where + key + "."));
                }
            }
        }
        Config ofBehaviours = known.getConfig("behaviour").withFallback(ConfigFactory.parseMap(Map.of("path", "*")));
        if (is(layer, LIST_OF_BEHAVIOURS, ConfigValueType.LIST)) {
            for (Config behaviour : SettingsReader.behaviours(layer)) {
                faults.addAll(new KnownKeys(ofBehaviours).faults(behaviour, where + LIST_OF_BEHAVIOURS + ": "));
            }
        }
        return faults;
    }

    /** A null in HOCON would silently remove a setting. */
    private static List<String> nulls(ConfigObject block, String where) {
        List<String> faults = new ArrayList<>();
        block.forEach((name, value) -> {
            String key = where + ConfigUtil.joinPath(name);
            if (value.valueType() == ConfigValueType.NULL) {
                faults.add(key + ": null (expected: a value, or none)");
            } else if (value instanceof ConfigObject inner) {
                faults.addAll(nulls(inner, key + "."));
            }
        });
        return faults;
    }

    private static boolean is(Config layer, String key, ConfigValueType type) {
        return layer.hasPath(key) && layer.getValue(key).valueType() == type;
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new InputFault("--config", file, "a readable file");
        }
        try {
            Config parsed = ConfigFactory.parseFile(file.toFile()).resolve();
            if (!is(parsed, ROOT, ConfigValueType.OBJECT)) {
                throw new InputFault("--config", file, "a file with a block " + ROOT + " { … }");
            }
            return parsed.getConfig(ROOT);
        } catch (ConfigException unreadable) {
            throw new InputFault("--config: " + unreadable.getMessage());
        }
    }
}

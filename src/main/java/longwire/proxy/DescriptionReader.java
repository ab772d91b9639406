package longwire.proxy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.process.Machine;
import longwire.settings.KnownKeys;
import longwire.settings.Limits;
import longwire.settings.Range;
import longwire.settings.RecordReader;
import longwire.settings.Setting;
import longwire.settings.Values;

/** Reads a proxy's file as a {@link Description}. A bad file is refused with all its faults, each with its line. */
final class DescriptionReader {
    private static final ClassLoader LOADER = DescriptionReader.class.getClassLoader();
    private static final String PLACE = "longwire/proxy/";
    private static final Config KEYS = ConfigFactory.parseResources(LOADER, PLACE + "program.conf");
    private static final Config OPTIONAL = KEYS.withoutPath("command")
            .withoutPath("debian-package")
            .withoutPath("commands.version")
            .withoutPath("commands.start");
    private static final String SETTINGS = "settings";
    private static final Config KEYS_OF_A_SETTING =
            ConfigFactory.parseString("name = \"\", range = \"\", standard = \"\", effect = \"\"");
    private static final KnownKeys KNOWN_OF_A_SETTING = new KnownKeys(KEYS_OF_A_SETTING);
    private static final Pattern GAP = Pattern.compile("\\{\\{\\s*(\\w+)");
    private static final String MACHINE = "machine";
    /** The most tunnels with which any proxy is tried. */
    private static final long MOST_TUNNELS = 1_000_000;

    private final String name;
    private final Config said;
    private final LocatedFaults faults;

    private DescriptionReader(String name, Config said) {
        this.name = name;
        this.said = said;
        this.faults = new LocatedFaults(file(name));
    }

    /** Reads {@code NAME.conf}, a resource beside {@code program.conf}. */
    static Description read(String name) {
        ConfigParseOptions present =
                ConfigParseOptions.defaults().setClassLoader(LOADER).setAllowMissing(false);
        return read(name, () -> ConfigFactory.parseResources(PLACE + file(name), present));
    }

    /** Reads {@code text} as if it were {@code NAME.conf}. */
    static Description read(String name, String text) {
        ConfigParseOptions named = ConfigParseOptions.defaults().setOriginDescription(file(name));
        return read(name, () -> ConfigFactory.parseString(text, named));
    }

    private static Description read(String name, Supplier<Config> parsed) {
        try {
            Config said = parsed.get().withFallback(machine()).resolve(ConfigResolveOptions.noSystem());
            return new DescriptionReader(name, said.withoutPath(MACHINE)).description();
        } catch (ConfigException unreadable) {
            // The message begins with the file and the line.
            throw new InputFault(unreadable.getMessage());
        }
    }

    private static String file(String name) {
        return name + ".conf";
    }

    /**
     * Values of this machine, for use in files. HAProxy, for example, does not start if it cannot open files for all its
     * tunnels.
     */
    private static Config machine() {
        long tunnels = Math.min(MOST_TUNNELS, Machine.connectionsLimit(Assignment.FILES_EACH));
        return ConfigValueFactory.fromMap(Map.of(
                        "processors",
                        Runtime.getRuntime().availableProcessors(),
                        "tunnels",
                        tunnels,
                        "pipes",
                        tunnels / 2))
                .atKey(MACHINE);
    }

    private Description description() {
        new KnownKeys(KEYS).faults(said, "").forEach(fault -> faults.add(said, fault));
        List<Setting> settings = settings();
        Description description = faults.gather(said, () -> description(settings), null);
        if (description != null) {
            faults.gather(said, () -> checkReferences(description), description);
        }
        faults.refuse();
        return description;
    }

    private Description description(List<Setting> settings) {
        // A refused setting would be reported again, as an unknown name in searched.
        Config sure = faults.none() ? said : said.withoutPath("searched");
        Values values = new Values(sure.withFallback(OPTIONAL));
        Description description = new RecordReader(values, new Values(KEYS))
                .texts(Encryption.class, Encryption::parse)
                .read(Description.class, Map.of("name", name, SETTINGS, settings));
        values.refuseFaults();
        return description;
    }

    private List<Setting> settings() {
        List<? extends Config> blocks =
                said.hasPath(SETTINGS) ? faults.gather(said, this::blocks, List.<Config>of()) : List.of();
        return blocks.stream()
                .map(block -> faults.gather(block, () -> setting(block), null))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<? extends Config> blocks() {
        try {
            return said.getConfigList(SETTINGS);
        } catch (ConfigException.WrongType other) {
            throw new InputFault(SETTINGS, said.getValue(SETTINGS).unwrapped(), "a list of blocks");
        }
    }

    private static Setting setting(Config block) {
        Values values = new Values(block.withFallback(KEYS_OF_A_SETTING.withOnlyPath("standard")));
        KNOWN_OF_A_SETTING.faults(block, "").forEach(values::fault);
        String setting = values.text("name");
        Range range = values.attempt(() -> Range.parse("range", values.text("range")), null);
        String standard = values.text("standard");
        String effect = values.text("effect");
        values.refuseFaults();
        return new Setting(setting, range, standard, effect);
    }

    /** Checks that its templates exist and that each gap in its arguments has a value. */
    private static Description checkReferences(Description description) {
        Limits limits = new Limits();
        description
                .templates()
                .forEach(file -> limits.check("templates", file, Template.exists(file), "a file in templates/"));
        Set<String> gaps = Workplace.gaps();
        description.commands().arguments().forEach((key, arguments) -> arguments.stream()
                .flatMap(argument -> GAP.matcher(argument).results())
                .map(gap -> gap.group(1))
                .forEach(
                        gap -> limits.check(key, "{{ " + gap, gaps.contains(gap), KnownKeys.nearest(gap, gaps) + "?")));
        limits.refuse();
        return description;
    }
}

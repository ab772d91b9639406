package longwire.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import longwire.fault.InputFault;
import longwire.settings.KnownKeys;

/**
 * The layers of a plan, uppermost first: {@code -Dlongwire.KEY}, the file that {@code -Dlongwire.plan} names, the
 * simulation's own plan, the defaults.
 */
final class PlanFile {
    private static final String ROOT = "longwire";
    private static final String PREFIX = ROOT + ".";
    private static final String DEFAULTS = "longwire/plan.conf";

    private final Config known = ConfigFactory.parseResources(PlanFile.class.getClassLoader(), DEFAULTS)
            .resolve()
            .getConfig(ROOT);

    private final KnownKeys keys = new KnownKeys(known);

    /**
     * All layers as one.
     *
     * @param own the simulation's plan, a resource of the class path
     * @param properties of the system; those that begin with {@code longwire.} count
     * @throws InputFault with every key that means nothing, and every file that cannot be read
     */
    Config read(String own, Properties properties) {
        Config commandLine = commandLine(properties);
        String file = commandLine.hasPath("plan") ? commandLine.getString("plan") : "";
        Config given = file.isEmpty() ? ConfigFactory.empty() : parse(Path.of(file));
        Config simulation = ConfigFactory.parseResources(
                        PlanFile.class.getClassLoader(),
                        own,
                        ConfigParseOptions.defaults().setAllowMissing(false))
                .getConfig(ROOT);
        List<String> faults = new ArrayList<>();
        faults.addAll(keys.faults(commandLine, "-D" + PREFIX));
        faults.addAll(keys.faults(given, file + ": "));
        faults.addAll(keys.faults(simulation, own + ": "));
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return commandLine.withFallback(given).withFallback(simulation).withFallback(known);
    }

    /** Every key with its default. */
    Config known() {
        return known;
    }

    /** {@code plan} as a file that says every key it has. */
    static String render(Config plan) {
        ConfigRenderOptions readable =
                ConfigRenderOptions.defaults().setOriginComments(false).setJson(false);
        return plan.atKey(ROOT).root().render(readable);
    }

    private static Config commandLine(Properties properties) {
        Map<String, Object> given = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                given.put(name.substring(PREFIX.length()), properties.getProperty(name));
            }
        }
        return ConfigFactory.parseMap(given, "the command line");
    }

    /** What a plan's file says, and nothing else. */
    static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new InputFault("plan", file, "a readable file");
        }
        try {
            Config parsed = ConfigFactory.parseFile(file.toFile()).resolve();
            if (!parsed.hasPath(ROOT)) {
                throw new InputFault("plan", file, "a file with a block " + ROOT + " { … }");
            }
            return parsed.getConfig(ROOT);
        } catch (ConfigException unreadable) {
            throw new InputFault("plan: " + unreadable.getMessage());
        }
    }
}

package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
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
    private static final String PREFIX = PlanText.ROOT + ".";
    private final Config known = PlanText.standard();

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
                .getConfig(PlanText.ROOT);
        List<String> faults = new ArrayList<>();
        faults.addAll(keys.faults(commandLine, ""));
        faults.addAll(keys.faults(given, file + ": "));
        faults.addAll(keys.faults(simulation, own + ": "));
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return commandLine.withFallback(given).withFallback(simulation).withFallback(known);
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
            if (!parsed.hasPath(PlanText.ROOT)) {
                throw new InputFault("plan", file, "a file with a block " + PlanText.ROOT + " { … }");
            }
            return parsed.getConfig(PlanText.ROOT);
        } catch (ConfigException unreadable) {
            throw new InputFault("plan: " + unreadable.getMessage());
        }
    }
}

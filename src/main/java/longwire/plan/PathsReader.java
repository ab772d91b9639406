package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.settings.Values;

/** Reads the paths of a plan: names of proxies, and blocks that say more of one. */
final class PathsReader {
    private static final String KEY = "paths";
    /** Stands for the direct path and every proxy that can be started here. */
    private static final String INSTALLED = "installed";

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
            values.fault(KEY + ": none (expected: one or more)");
        }
        checkOrigins(paths);
        checkCommands(paths);
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
                ? new PathBlock(values, block.toConfig(), KEY + "." + index).read()
                : PlannedPath.of(ProxyDrivers.named(said.unwrapped().toString()));
    }

    /** Of an origin that is not ours nobody asks what it counted: no plan can ask some and spare others. */
    private void checkOrigins(List<PlannedPath> paths) {
        List<String> theirs = names(paths, path -> path.external().isPresent());
        List<String> ours = names(paths, path -> path.external().isEmpty());
        if (!theirs.isEmpty() && !ours.isEmpty()) {
            values.fault(KEY + ": external: " + String.join(", ", theirs) + "; others: " + String.join(", ", ours)
                    + " (expected: all external, or none)");
        }
    }

    /** Where commands change a system for one path, a path without would find it as the other left it. */
    private void checkCommands(List<PlannedPath> paths) {
        for (PlannedPath path : paths) {
            String server = server(path);
            List<String> changing = names(
                    paths,
                    other -> server(other).equals(server)
                            && other.external().filter(External::isApplied).isPresent());
            if (path.external().filter(external -> !external.isApplied()).isPresent() && !changing.isEmpty()) {
                values.fault(KEY + ": " + path.name() + " has no apply, but " + String.join(", ", changing)
                        + " of the same server has (expected: apply in all or none)");
            }
        }
    }

    private static String server(PlannedPath path) {
        return path.external()
                .map(external -> external.target().withPath("/").toString())
                .orElse("");
    }

    private static List<String> names(List<PlannedPath> paths, Predicate<PlannedPath> which) {
        return paths.stream().filter(which).map(PlannedPath::name).toList();
    }
}

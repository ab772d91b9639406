package longwire.selftest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import org.HdrHistogram.Histogram;

/** The plan of the comparisons, its path slow later by a tenth of the round-trip that the floor was found to have. */
final class SlowPlan {
    private static final String PATHS = "longwire.paths";
    private static final double TENTH = 0.1;
    private static final double NANOS_PER_MICRO = 1e3;

    private SlowPlan() {}

    /** The text of {@code plan}, with what a tenth is in {@code floor}. */
    static String of(Path plan, RunDirectory floor) {
        try {
            Config given = ConfigFactory.parseFile(plan.toFile()).resolve();
            List<? extends Config> paths = given.getConfigList(PATHS);
            String delay = delay(floor, proxy(plan, paths));
            List<Map<String, Object>> slowed = paths.stream()
                    .map(path -> name(path).equals(Rounds.SLOW)
                            ? path.withValue("delay", ConfigValueFactory.fromAnyRef(delay))
                            : path)
                    .map(path -> path.root().unwrapped())
                    .collect(Collectors.toList());
            return given.withValue(PATHS, ConfigValueFactory.fromIterable(slowed))
                    .root()
                    .render(ConfigRenderOptions.defaults()
                            .setOriginComments(false)
                            .setJson(false));
        } catch (ConfigException unreadable) {
            throw new InputFault(plan + ": " + unreadable.getMessage());
        }
    }

    /** Which proxy is there three times. */
    private static String proxy(Path plan, List<? extends Config> paths) {
        List<String> names = paths.stream().map(SlowPlan::name).sorted().toList();
        List<String> proxies =
                paths.stream().map(path -> path.getString("proxy")).distinct().toList();
        if (!names.equals(List.of(Rounds.A, Rounds.B, Rounds.SLOW)) || proxies.size() != 1) {
            throw new InputFault(plan + ": paths", names + " of " + proxies, "a, b and slow, of one proxy");
        }
        return proxies.get(0);
    }

    private static String delay(RunDirectory floor, String proxy) {
        Histogram readings = Trials.of(floor).histogram(proxy, Series.RESPONSE);
        if (readings.getTotalCount() == 0) {
            throw new InputFault("paths of " + Part.FLOOR.planFile(), "no VALID trial of " + proxy, "one or more");
        }
        double nanos = TENTH * readings.getValueAtPercentile(50);
        return String.format(Locale.ROOT, "%.1fus", nanos / NANOS_PER_MICRO);
    }

    private static String name(Config path) {
        return path.getString("name");
    }
}

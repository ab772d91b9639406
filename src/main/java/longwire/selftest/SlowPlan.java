package longwire.selftest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.plan.PlanDraft;
import longwire.results.RunDirectory;
import org.HdrHistogram.Histogram;

/** The plan of the comparisons, in which the path slow is delayed by a twentieth of the proxy's measured round-trip. */
final class SlowPlan {
    private static final String PATHS = "longwire.paths";
    private static final double SHARE = 0.05;
    private static final double NANOS_PER_MICRO = 1e3;

    private SlowPlan() {}

    /** What the pilot changes in {@code plan}: it measures the round-trip of the proxy, twice at the same moment in a duet. */
    static List<String> pilot(Path plan) {
        String proxy = proxy(plan, paths(read(plan)));
        return List.of(
                String.format("paths=[{name=%s,proxy=%s},{name=%s,proxy=%s}]", Rounds.A, proxy, Rounds.B, proxy),
                "order=" + Rounds.A + "," + Rounds.B);
    }

    /** The text of {@code plan}, with the delay derived from the round-trip in {@code pilot}. */
    static String of(Path plan, RunDirectory pilot) {
        List<? extends Config> paths = paths(read(plan));
        proxy(plan, paths);
        String delay = delay(pilot);
        List<Map<String, Object>> slowed = paths.stream()
                .map(path -> name(path).equals(Rounds.SLOW)
                        ? path.withValue("delay", ConfigValueFactory.fromAnyRef(delay))
                        : path)
                .map(path -> path.root().unwrapped())
                .toList();
        return PlanDraft.of(plan).with("paths", slowed).text();
    }

    private static Config read(Path plan) {
        try {
            return ConfigFactory.parseFile(plan.toFile()).resolve();
        } catch (ConfigException unreadable) {
            throw new InputFault(plan + ": " + unreadable.getMessage());
        }
    }

    private static List<? extends Config> paths(Config plan) {
        try {
            return plan.getConfigList(PATHS);
        } catch (ConfigException unreadable) {
            throw new InputFault(unreadable.getMessage());
        }
    }

    /** The proxy that all three paths use. */
    private static String proxy(Path plan, List<? extends Config> paths) {
        List<String> names = paths.stream().map(SlowPlan::name).sorted().toList();
        List<String> proxies =
                paths.stream().map(path -> path.getString("proxy")).distinct().toList();
        if (!names.equals(List.of(Rounds.A, Rounds.B, Rounds.SLOW)) || proxies.size() != 1) {
            throw new InputFault(plan + ": paths", names + " of " + proxies, "a, b and slow, of one proxy");
        }
        return proxies.get(0);
    }

    private static String delay(RunDirectory pilot) {
        Histogram readings = Trials.of(pilot).histogram(Rounds.A, Series.RESPONSE);
        if (readings.getTotalCount() == 0) {
            throw new InputFault(
                    "pilot of " + Part.COMPARISONS.planFile(), "no VALID trial of " + Rounds.A, "one or more");
        }
        double nanos = SHARE * readings.getValueAtPercentile(50);
        return String.format(Locale.ROOT, "%.1fus", nanos / NANOS_PER_MICRO);
    }

    private static String name(Config path) {
        return path.getString("name");
    }
}

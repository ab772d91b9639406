package longwire.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.Sensitivity;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.measurement.Series;
import longwire.plan.Design;
import longwire.plan.Plan;
import longwire.plan.RunPlan;
import longwire.results.RunDirectory;
import longwire.text.HumanUnits;

/**
 * What a run is likely to tell, before it begins: by the trials of the last run here with the same load on the same machine, or
 * else by the last self-test.
 */
final class Foresight {
    private static final int MOST_RUNS = 200;
    private static final String SELF_TEST = "selftest";
    private static final String COMPARISONS = "selftest-comparisons";
    private static final List<String> MACHINE = List.of("cpu", "cpus");
    private static final List<Series> SERIES =
            List.of(Series.RESPONSE, Series.FAN_OUT, Series.STALENESS, Series.HANDSHAKE);

    private final RunDirectory run;
    private final Plan plan;
    private final Criteria criteria;
    private final Map<String, String> environment;
    private final Map<String, String> load;

    private Foresight(RunDirectory run, Plan plan) {
        this.run = run;
        this.plan = plan;
        this.criteria = Criteria.of(RunPlan.of(run));
        this.environment = run.environment().facts();
        this.load = RunPlan.of(run).comparability(environment).keys();
    }

    /** Lines of at most 80 columns for {@code run}, which has its plan and environment; none where nothing is compared. */
    static List<String> lines(RunDirectory run, Plan plan) {
        return plan.paths().size() < 2 ? List.of() : new Foresight(run, plan).lines();
    }

    private List<String> lines() {
        int trials = plan.trials().repeats();
        int pairs = (plan.paths().size() - 1) * plan.trials().transports().size();
        int fewest = Sensitivity.fewestTrials(plan.trials().design() == Design.DUET, pairs, criteria);
        if (trials < fewest) {
            return List.of(String.format(
                    Locale.ROOT,
                    "%d %s cannot tell a difference: %d or more would (repeats)",
                    trials,
                    trials == 1 ? "round" : "rounds",
                    fewest));
        }
        List<Path> runs = runs();
        return Stream.concat(
                        runs.stream().flatMap(path -> sameLoad(path).stream()),
                        runs.stream().flatMap(path -> selfTest(path).stream()))
                .map(known -> told(known, trials))
                .filter(told -> !told.isEmpty())
                .findFirst()
                .orElse(List.of("how small a difference these rounds can tell is not known before the first run"));
    }

    private List<String> told(RunDirectory earlier, int trials) {
        List<Sensitivity> known = Sensitivity.of(earlier.summary(), trials, criteria);
        return SERIES.stream()
                .map(series -> differences(known, series))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> List.of(
                        "as trials spread in " + earlier.path().getFileName() + ",",
                        trials + " rounds are likely to tell " + text))
                .orElse(List.of());
    }

    private static String differences(List<Sensitivity> known, Series series) {
        return Stream.of(Metric.latency(series, 50), Metric.latency(series, 99))
                .flatMap(metric ->
                        known.stream().filter(each -> each.metric().name().equals(metric.name())))
                .map(each -> each.metric().name() + " " + HumanUnits.share(each.share()))
                .collect(Collectors.joining(", "));
    }

    /** The latest first, as far as anybody would look back. */
    private List<Path> runs() {
        Map<Path, Long> written = new HashMap<>();
        try (Stream<Path> inside = Files.list(run.path().toAbsolutePath().getParent())) {
            inside.filter(path -> !path.getFileName().equals(run.path().getFileName()))
                    .filter(Files::isDirectory)
                    .forEach(path -> written.put(path, path.toFile().lastModified()));
        } catch (IOException unreadable) {
            return List.of();
        }
        return written.entrySet().stream()
                .sorted(Map.Entry.<Path, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(MOST_RUNS)
                .toList();
    }

    private Optional<RunDirectory> sameLoad(Path path) {
        try {
            RunDirectory other = RunDirectory.open(path);
            return RunPlan.of(other)
                            .comparability(other.environment().facts())
                            .keys()
                            .equals(load)
                    ? Optional.of(other)
                    : Optional.empty();
        } catch (InputFault | OutsideFault noRun) {
            return Optional.empty();
        }
    }

    private Optional<RunDirectory> selfTest(Path path) {
        if (!path.getFileName().toString().startsWith(SELF_TEST)) {
            return Optional.empty();
        }
        try {
            return ChildExperiment.find(path, COMPARISONS).filter(this::sameDesignAndMachine);
        } catch (InputFault | OutsideFault unreadable) {
            return Optional.empty();
        }
    }

    private boolean sameDesignAndMachine(RunDirectory comparisons) {
        Map<String, String> theirs = comparisons.environment().facts();
        Map<String, String> theirLoad =
                RunPlan.of(comparisons).comparability(theirs).keys();
        return MACHINE.stream()
                        .allMatch(fact -> environment.getOrDefault(fact, "").equals(theirs.getOrDefault(fact, "")))
                && theirLoad.get("design").equals(load.get("design"));
    }
}

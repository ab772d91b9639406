package longwire.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
    private static final List<Series> SERIES = List.of(Series.RESPONSE, Series.STALENESS, Series.HANDSHAKE);

    private final RunDirectory run;
    private final Plan plan;
    private final Criteria criteria;
    private final Map<String, String> environment;

    private Foresight(RunDirectory run, Plan plan) {
        this.run = run;
        this.plan = plan;
        this.criteria = Criteria.of(RunPlan.of(run));
        this.environment = run.environment().facts();
    }

    /** Lines of at most 80 columns for {@code run}, which has its plan and environment; none where nothing is compared. */
    static List<String> lines(RunDirectory run, Plan plan) {
        return plan.paths().size() < 2 ? List.of() : new Foresight(run, plan).lines();
    }

    private List<String> lines() {
        int trials = plan.trials().repeats();
        int fewest = criteria.fewestTrials(1);
        if (trials < fewest) {
            return List.of(String.format(
                    Locale.ROOT, "%d rounds cannot tell a difference: %d or more would (repeats)", trials, fewest));
        }
        return earlier()
                .flatMap(known -> told(known, trials))
                .orElse(List.of(
                        "how small a difference can be told here is not known yet:",
                        "scripts/longwire selftest measures it, and so does this run"));
    }

    private Optional<List<String>> told(RunDirectory earlier, int trials) {
        return SERIES.stream()
                .map(series -> differences(earlier, series, trials))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> List.of(
                        "likely to be told in " + trials + " rounds: " + text,
                        "as trials spread in " + earlier.path().getFileName()));
    }

    private String differences(RunDirectory earlier, Series series, int trials) {
        return Stream.of(50.0, 99.0)
                .flatMap(percentile ->
                        Sensitivity.of(earlier.summary(), Metric.latency(series, percentile), trials, criteria)
                                .stream())
                .map(known -> known.metric().name() + " " + HumanUnits.share(known.share()))
                .collect(Collectors.joining(", "));
    }

    private Optional<RunDirectory> earlier() {
        List<Path> runs = runs();
        return runs.stream()
                .flatMap(path -> sameLoad(path).stream())
                .findFirst()
                .or(() -> runs.stream().flatMap(path -> selfTest(path).stream()).findFirst());
    }

    /** The latest first, as far as anybody would look back. */
    private List<Path> runs() {
        try (Stream<Path> inside = Files.list(run.path().toAbsolutePath().getParent())) {
            return inside.filter(path -> !path.getFileName().equals(run.path().getFileName()))
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparingLong(
                                    (Path path) -> path.toFile().lastModified())
                            .reversed())
                    .limit(MOST_RUNS)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Optional<RunDirectory> sameLoad(Path path) {
        try {
            RunDirectory other = RunDirectory.open(path);
            return Optional.of(other)
                    .filter(same -> load(same).equals(load(run))
                            && !same.summary().trials().isEmpty());
        } catch (InputFault | OutsideFault noRun) {
            return Optional.empty();
        }
    }

    private static Map<String, String> load(RunDirectory of) {
        return RunPlan.of(of).comparability(of.environment().facts()).keys();
    }

    private Optional<RunDirectory> selfTest(Path path) {
        if (!path.getFileName().toString().startsWith(SELF_TEST)) {
            return Optional.empty();
        }
        try {
            return ChildExperiment.find(path, COMPARISONS)
                    .filter(comparisons -> MACHINE.stream().allMatch(fact -> environment
                            .getOrDefault(fact, "")
                            .equals(comparisons.environment().facts().getOrDefault(fact, ""))));
        } catch (InputFault | OutsideFault unreadable) {
            return Optional.empty();
        }
    }
}

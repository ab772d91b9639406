package longwire.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import longwire.fault.InputFault;
import longwire.results.RunDirectory;

/**
 * Compares runs with a baseline run: each path with the path of the same name, or the chosen paths. The machine may drift
 * between two runs. If both have a path without a proxy, that path shows the drift: a metric that changed there as well is
 * UNDECIDED.
 *
 * @param comparisons one for each pair of sides; empty if refused
 * @param refusals why the runs cannot be compared, a sentence each; with refusals there is no verdict
 * @param remarks what a reader of the verdicts must know, a sentence each
 * @param answers what the run comes to whose paths are compared, a sentence each; empty if there are several runs
 */
public record RunComparison(
        List<Comparison> comparisons, List<String> refusals, List<String> remarks, List<String> answers) {
    /** A comparison without answers. */
    public RunComparison(List<Comparison> comparisons, List<String> refusals, List<String> remarks) {
        this(comparisons, refusals, remarks, List.of());
    }

    /** The same with other answers. */
    public RunComparison answering(List<String> others) {
        return new RunComparison(comparisons, refusals, remarks, List.copyOf(others));
    }

    /**
     * A run and the path chosen from it.
     *
     * @param path empty for all paths
     */
    public record Choice(RunDirectory run, Optional<String> path) {}

    /**
     * Compares each of {@code candidates} with {@code baseline} as one family of tests: the criteria bound the chance that
     * any BETTER or WORSE among them is wrong.
     *
     * @param forced whether to show figures that cannot be compared side by side, without verdicts
     * @throws InputFault if a chosen path is missing, or the sides share no path and transport
     */
    public static RunComparison of(
            Choice baseline, List<Choice> candidates, List<Metric> metrics, Criteria criteria, boolean forced) {
        RunSide from = new RunSide(baseline.run);
        Set<String> refusals = new LinkedHashSet<>(from.invalid());
        Set<String> remarks = new LinkedHashSet<>();
        List<Comparison.Pair> pairs = new ArrayList<>();
        List<Comparison.Pair> controls = new ArrayList<>();
        for (Choice candidate : candidates) {
            RunSide to = new RunSide(candidate.run);
            refusals.addAll(to.invalid());
            from.hindrances(to).forEach(difference -> refusals.add("different " + difference));
            from.remarks(to).forEach(difference -> remarks.add("Different " + difference));
            pairs.addAll(pairs(from.sides(), baseline.path, to.sides(), candidate.path));
            if (!from.sameRun(to)) {
                controls.addAll(controls(from.sides(), to.sides()));
                if (controls.isEmpty()) {
                    remarks.add(
                            "The runs share no path without a proxy, so a drift of the machine between them would look like a"
                                    + " difference.");
                }
            }
        }
        if (!refusals.isEmpty() && !forced) {
            return new RunComparison(List.of(), List.copyOf(refusals), List.copyOf(remarks));
        }
        List<Comparison> compared = Comparison.all(pairs, metrics, criteria);
        if (!refusals.isEmpty()) {
            compared = compared.stream()
                    .map(one -> undecided(one, any -> Optional.of("not comparable")))
                    .toList();
        } else {
            List<Comparison> drifts = Comparison.all(controls, metrics, criteria);
            compared = compared.stream()
                    .map(one -> undecided(one, finding -> drift(drifts, one, finding)))
                    .toList();
        }
        return new RunComparison(compared, List.copyOf(refusals), List.copyOf(remarks));
    }

    /** Compares the paths of one run with its path {@code baseline}, round by round. */
    public static RunComparison within(
            RunDirectory run, String baseline, List<Metric> metrics, Criteria criteria, boolean forced) {
        List<Choice> others = new RunSide(run)
                .sides().stream()
                        .map(Side::path)
                        .distinct()
                        .filter(path -> !path.equals(baseline))
                        .map(path -> new Choice(run, Optional.of(path)))
                        .toList();
        if (others.isEmpty()) {
            throw new InputFault("run", run.path(), "a run with two or more paths, or a second run");
        }
        return of(new Choice(run, Optional.of(baseline)), others, metrics, criteria, forced);
    }

    /** Whether any finding is {@code verdict}. */
    public boolean has(Verdict verdict) {
        return comparisons.stream().anyMatch(comparison -> comparison.has(verdict));
    }

    private static List<Comparison.Pair> pairs(
            List<Side> from, Optional<String> fromPath, List<Side> to, Optional<String> toPath) {
        check(from, fromPath);
        check(to, toPath);
        List<Comparison.Pair> pairs = from.stream()
                .filter(side ->
                        fromPath.or(() -> toPath).map(side.path()::equals).orElse(!side.isControl()))
                .flatMap(side -> to.stream()
                        .filter(other -> other.transport().equals(side.transport()))
                        .filter(other -> other.path().equals(toPath.orElse(side.path())))
                        .map(other -> new Comparison.Pair(side, other)))
                .toList();
        if (pairs.isEmpty()) {
            throw new InputFault("runs", names(from) + " against " + names(to), "a path and transport that both have");
        }
        return pairs;
    }

    private static void check(List<Side> sides, Optional<String> path) {
        if (path.isPresent() && sides.stream().noneMatch(side -> side.path().equals(path.get()))) {
            throw new InputFault("path", path.get(), "a path with a VALID trial: " + names(sides));
        }
    }

    private static String names(List<Side> sides) {
        return sides.isEmpty()
                ? "none"
                : String.join(", ", sides.stream().map(Side::path).distinct().toList());
    }

    private static List<Comparison.Pair> controls(List<Side> from, List<Side> to) {
        return from.stream()
                .filter(Side::isControl)
                .flatMap(side -> to.stream()
                        .filter(other -> other.path().equals(side.path())
                                && other.transport().equals(side.transport()))
                        .map(other -> new Comparison.Pair(side, other)))
                .toList();
    }

    /** Why {@code finding} is UNDECIDED: the same metric also changed without a proxy. */
    private static Optional<String> drift(List<Comparison> drifts, Comparison comparison, Finding finding) {
        if (comparison.baseline().run().equals(comparison.candidate().run())) {
            return Optional.empty();
        }
        return drifts.stream()
                .filter(drift -> drift.baseline()
                                .transport()
                                .equals(comparison.baseline().transport())
                        && drift.candidate().run().equals(comparison.candidate().run()))
                .flatMap(drift -> drift.findings().stream())
                .filter(moved -> moved.metric().name().equals(finding.metric().name()))
                .filter(moved -> moved.verdict() == Verdict.BETTER || moved.verdict() == Verdict.WORSE)
                .map(moved -> String.format(
                        Locale.ROOT,
                        "it also changed by %+.0f %% without a proxy: the machine has drifted",
                        100 * (moved.ratio() - 1)))
                .findFirst();
    }

    /** The comparison with each finding UNDECIDED for which {@code why} has a reason. */
    private static Comparison undecided(Comparison comparison, Function<Finding, Optional<String>> why) {
        return comparison.with(comparison.findings().stream()
                .map(finding -> why.apply(finding).map(finding::undecided).orElse(finding))
                .toList());
    }
}

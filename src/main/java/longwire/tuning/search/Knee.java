package longwire.tuning.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import longwire.comparison.Metric;
import longwire.measurement.Series;
import longwire.results.TrialSummary;

/**
 * Finds the rate that the default sustains: a ladder of rates, each twice the previous one, until latency has tripled or a
 * trial is INVALID; then the interval in between is halved. Candidates are compared at half of that rate, because at the knee
 * a latency only reflects the length of the trial. If the rate is given, it is the only rung.
 */
public final class Knee implements Phase {
    public static final String NAME = "knee";

    /** The beginning of the tail, which queues reach first; p99 itself varies by as much as at a knee. */
    private static final Metric LATENCY = Metric.latency(Series.RESPONSE, 90);

    private static final double BEYOND = 3;
    private static final double BELOW = 0.5;
    private static final double SHARE = 0.2;
    private static final int HALVINGS = 1;
    private static final int GIVEN_TRIALS = 3;
    private static final double HIGHEST = 1_000_000;

    private final Search search;
    private final TreeMap<Double, Rung> rungs = new TreeMap<>();
    private int halvings;
    private boolean chosen;

    /**
     * A rate that was tried.
     *
     * @param rate messages each second
     * @param latency median of its VALID trials; empty if there is none
     * @param failed times it was beyond the knee, of two at most
     * @param trials of it
     */
    private record Rung(double rate, OptionalDouble latency, int failed, List<TrialSummary> trials) {
        boolean bad() {
            return failed > 1;
        }
    }

    Knee(Search search) {
        this.search = search;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Request propose() {
        int rounds = search.rateIsGiven() ? GIVEN_TRIALS : 1;
        return new Request(NAME, next(), List.of(search.standard()), rounds);
    }

    @Override
    public void score(Step step) {
        double rate = step.request().rate();
        Rung before = rungs.get(rate);
        List<TrialSummary> trials = Stream.concat(
                        Stream.ofNullable(before).flatMap(rung -> rung.trials.stream()), step.trials().stream())
                .toList();
        int failed = (before == null ? 0 : before.failed) + (isBeyond(step) ? 1 : -1);
        rungs.put(rate, new Rung(rate, latency(trials), Math.max(0, failed), trials));
        if (before != null || failed <= 0) {
            halvings += lowestBad().isPresent() && highestGood().isPresent() && isBetween(rate) ? 1 : 0;
        }
        if (isConverged() && !isDoomed().isPresent()) {
            choose();
        }
    }

    @Override
    public boolean isConverged() {
        if (rungs.isEmpty()) {
            return false;
        }
        if (search.rateIsGiven()) {
            return true;
        }
        boolean found = lowestBad().isPresent() && halvings >= HALVINGS;
        double next = next();
        Request request = new Request(NAME, next, List.of(search.standard()), 1);
        return found || next > HIGHEST || !search.budget().allows(request, SHARE);
    }

    @Override
    public Optional<String> isDoomed() {
        return rungs.values().stream()
                .findFirst()
                .filter(rung -> rung.latency.isEmpty() && tried(rung))
                .map(rung ->
                        "the default has no usable trial at " + Words.rate(rung.rate) + ": " + why(rung.trials.get(0)));
    }

    @Override
    public String standing() {
        if (search.rateIsGiven()) {
            return "at " + Words.rate(search.rate()) + ", as asked";
        }
        String knee = lowestBad()
                .map(bad -> "the knee is between " + Words.rate(knee()) + " and " + Words.rate(bad))
                .orElse("no knee up to " + Words.rate(knee()));
        return chosen ? knee + "; compared at " + Words.rate(search.rate()) : knee;
    }

    private static String why(TrialSummary trial) {
        return trial.valid() ? "too few messages" : String.join("; ", trial.invalid());
    }

    private boolean tried(Rung rung) {
        return search.rateIsGiven() || rung.trials.size() > 1;
    }

    private double next() {
        Optional<Rung> doubtful =
                rungs.values().stream().filter(rung -> rung.failed == 1).findFirst();
        if (doubtful.isPresent()) {
            return doubtful.get().rate;
        }
        Optional<Double> bad = lowestBad();
        Optional<Double> good = highestGood();
        if (bad.isPresent() && good.isPresent()) {
            return rounded(Math.sqrt(bad.get() * good.get()));
        }
        return good.map(rate -> 2 * rate).orElse(search.firstRate());
    }

    /** Whether a rung was between a good and a bad one. */
    private boolean isBetween(double rate) {
        return rungs.headMap(rate).values().stream().anyMatch(rung -> !rung.bad())
                && rungs.tailMap(rate, false).values().stream().anyMatch(Rung::bad);
    }

    private boolean isBeyond(Step step) {
        OptionalDouble latency = latency(step.trials());
        OptionalDouble least = rungs.values().stream()
                .flatMap(rung -> rung.latency.stream().boxed())
                .mapToDouble(Double::doubleValue)
                .min();
        return latency.isEmpty() || least.isPresent() && latency.getAsDouble() > BEYOND * least.getAsDouble();
    }

    /** The best of a rung's trials: a knee shows in all of them, a disturbance in one. */
    private static OptionalDouble latency(List<TrialSummary> trials) {
        return trials.stream()
                .filter(TrialSummary::valid)
                .flatMap(trial -> LATENCY.of(trial).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Optional<Double> lowestBad() {
        return rungs.values().stream().filter(Rung::bad).map(Rung::rate).findFirst();
    }

    private Optional<Double> highestGood() {
        double limit = lowestBad().orElse(Double.MAX_VALUE);
        return rungs.headMap(limit).values().stream()
                .filter(rung -> rung.failed == 0)
                .map(Rung::rate)
                .max(Comparator.naturalOrder());
    }

    private double knee() {
        return highestGood().orElse(search.firstRate());
    }

    /** The highest rate below the knee at which the goal can be measured, or else most of its metrics. */
    private void choose() {
        Notebook notebook = search.notebook();
        double limit = search.rateIsGiven() || lowestBad().isEmpty() ? knee() : BELOW * knee();
        List<Rung> below = new ArrayList<>(rungs.headMap(Math.max(limit, rungs.firstKey()), true)
                .descendingMap()
                .values());
        Rung trusted = below.stream()
                .filter(rung -> notebook.goal().trustedIn(rung.trials))
                .findFirst()
                .orElse(below.get(0));
        if (!notebook.goal().trustedIn(trusted.trials)) {
            notebook.goal().asFarAsTrustedIn(trusted.trials).ifPresent(notebook::settleFor);
        }
        search.compareAt(trusted.rate);
        chosen = true;
    }

    private static double rounded(double rate) {
        return BigDecimal.valueOf(rate).round(new MathContext(2)).doubleValue();
    }
}

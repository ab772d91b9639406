package longwire.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longwire.measurement.Series;
import longwire.plan.RunPlan;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.apache.commons.statistics.descriptive.Median;

/** Checks that a pause of known length is charged to every message that was due during it. */
final class PauseJudge implements Judge {
    private static final double PERCENTILE = 99;
    private static final double BEYOND = 0.01;
    private static final double TOLERANCE = 0.05;

    @Override
    public Judgement of(RunDirectory run) {
        Trials trials = Trials.of(run);
        List<Check> checks = new ArrayList<>(List.of(trials.evidence()));
        RunPlan plan = RunPlan.of(run);
        long pauseNanos = plan.duration("disturbance.lasting").toNanos();
        double lawNanos = pauseNanos - BEYOND * plan.duration("duration").toNanos();
        List<Long> tails = trials.of(FloorJudge.DIRECT).stream()
                .flatMap(trial -> Trials.percentile(trial, Series.RESPONSE, PERCENTILE).stream())
                .toList();
        if (!tails.isEmpty()) {
            checks.add(law(tails, lawNanos));
        }
        return new Judgement(checks, remarks(trials.of(FloorJudge.DIRECT), pauseNanos));
    }

    private static Check law(List<Long> tails, double lawNanos) {
        // The first trial may run code that the JIT has not compiled yet; the median ignores it.
        double median = Median.withDefaults()
                .evaluate(tails.stream().mapToDouble(Long::doubleValue).toArray());
        return new Check(
                "response time p99",
                "within 5 % of " + HumanUnits.time(lawNanos) + ", by the formula above",
                HumanUnits.time(median) + " (" + HumanUnits.percent(median / lawNanos) + "), the median of "
                        + tails.stream().map(HumanUnits::time).collect(Collectors.joining(", ")),
                Math.abs(median / lawNanos - 1) <= TOLERANCE,
                "repeat it on a quieter machine; if it fails again, do not trust response times of this build");
    }

    private static List<String> remarks(List<TrialSummary> trials, long pauseNanos) {
        List<String> stood = trials.stream()
                .map(trial -> trial.latencies().get(Series.ORIGIN_PAUSE.tag()))
                .filter(pauses -> pauses != null)
                .map(pauses -> HumanUnits.time(pauses.maxNanos()))
                .toList();
        return stood.isEmpty()
                ? List.of()
                : List.of("The origin recorded pauses of " + String.join(", ", stood) + "; the plan asked for "
                        + HumanUnits.time(pauseNanos) + ".");
    }
}

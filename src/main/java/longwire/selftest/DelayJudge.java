package longwire.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.origin.Delay;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/** Checks that replies delayed by a known distribution are reported with that distribution. */
final class DelayJudge implements Judge {
    private static final double[] PERCENTILES = {50, 90, 99};
    /** Chance alone exceeds this many standard deviations once in a thousand times. */
    private static final double DEVIATIONS = 3.29;
    /** Resolution of a histogram with three significant digits. */
    private static final double RESOLUTION = 0.001;

    private static final double HUNDRED = 100;

    @Override
    public Judgement of(RunDirectory run) {
        Trials trials = Trials.of(run);
        List<Check> checks = new ArrayList<>(List.of(trials.evidence()));
        Map<String, Delay> delays = delays(run);
        Optional<String> floor = trials.summary().trials().stream()
                .map(TrialSummary::path)
                .filter(path -> isFloor(delays.get(path)))
                .filter(path -> !trials.of(path).isEmpty())
                .findFirst();
        if (floor.isEmpty()) {
            return new Judgement(checks, List.of());
        }
        Histogram floorReadings = trials.histogram(floor.get(), Series.RESPONSE);
        double keptBack = Optional.ofNullable(delays.get(floor.get()))
                .map(Delay::leastNanos)
                .orElse(0.0);
        delays.forEach((path, delay) -> {
            Histogram readings = trials.histogram(path, Series.RESPONSE);
            if (!isFloor(delay) && readings.getTotalCount() > 0) {
                checks.addAll(checks(delay, readings, new Expected(delay, floorReadings, keptBack)));
            }
        });
        String remark = "Without delay the round-trip takes "
                + HumanUnits.time(floorReadings.getValueAtPercentile(50) - keptBack) + " at p50 and "
                + HumanUnits.time(floorReadings.getValueAtPercentile(99) - keptBack) + " at p99.";
        return new Judgement(checks, List.of(remark));
    }

    /** Whether response time minus the delay is the floor: there is no delay, or a constant one. */
    private static boolean isFloor(Delay delay) {
        return delay == null || delay.shape() == Delay.Shape.CONSTANT;
    }

    /** The delay of each path that has one, by the path's name. */
    static Map<String, Delay> delays(RunDirectory run) {
        Map<String, Delay> delays = new LinkedHashMap<>();
        for (RunPath path : run.paths()) {
            if (!path.delay().isEmpty()) {
                delays.put(path.name(), Delay.parse("delay", path.delay()));
            }
        }
        return delays;
    }

    private static List<Check> checks(Delay delay, Histogram readings, Expected expected) {
        List<Check> checks = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            double p = percentile / HUNDRED;
            double sampling = DEVIATIONS * Math.sqrt(p * (1 - p) / readings.getTotalCount());
            double low = expected.quantile(Math.max(0, p - sampling)) * (1 - RESOLUTION);
            double high = expected.quantile(Math.min(1, p + sampling)) * (1 + RESOLUTION);
            long reported = readings.getValueAtPercentile(percentile);
            checks.add(new Check(
                    delay.text() + ", " + LatencySummary.name(percentile),
                    HumanUnits.range(low, high) + ", around " + HumanUnits.time(expected.quantile(p)),
                    HumanUnits.time(reported),
                    low <= reported && reported <= high,
                    "repeat it on a quieter machine; if it fails again, do not trust percentiles of this build"));
        }
        return checks;
    }
}

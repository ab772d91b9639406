package longwire.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/** Checks the machine's own share of a figure: service time, send lag, pauses and the trust limit. */
final class FloorJudge implements Judge {
    static final String DIRECT = "direct";

    /**
     * Over loopback a round-trip is two wake-ups, some tens of microseconds on any recent processor. A machine that takes
     * this long sleeps deeply between messages or is emulated, and the cost of a proxy would be lost in its noise.
     */
    private static final long LONGEST_SERVICE_NANOS = 250_000;

    private static final double TRUSTED_TO = 99;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String QUIETER =
            "stop other programs (see longwire doctor), use a lower rate, or use more cores";

    @Override
    public Judgement of(RunDirectory run) {
        Trials trials = Trials.of(run);
        List<Check> checks = new ArrayList<>(List.of(trials.evidence()));
        List<TrialSummary> direct = trials.of(DIRECT);
        if (direct.isEmpty()) {
            return new Judgement(checks, List.of());
        }
        checks.add(service(trials));
        checks.add(medianLag(trials));
        // With a longer lag, messages that should be apart leave together: that is not the load of the plan.
        long apartNanos = (long) (NANOS_PER_SECOND / direct.get(0).offeredPerSecond());
        checks.add(tail(trials, "send lag", Series.SEND_LAG, apartNanos));
        checks.add(tail(trials, "generator's pauses", Series.GENERATOR_PAUSE, apartNanos));
        checks.add(tail(trials, "origin's pauses", Series.ORIGIN_PAUSE, apartNanos));
        checks.add(trust(direct));
        return new Judgement(checks, List.of(resolution(direct)));
    }

    private static Check service(Trials trials) {
        long median = trials.histogram(DIRECT, Series.SERVICE).getValueAtPercentile(50);
        return new Check(
                "service time p50",
                "at most " + HumanUnits.time(LONGEST_SERVICE_NANOS)
                        + "; above it, the cost of a proxy is lost in noise",
                HumanUnits.time(median),
                median <= LONGEST_SERVICE_NANOS,
                "turn off power saving (governor performance, no deep idle states), or use another machine");
    }

    private static Check medianLag(Trials trials) {
        long lag = trials.histogram(DIRECT, Series.SEND_LAG).getValueAtPercentile(50);
        double most = Trust.SHARE * trials.histogram(DIRECT, Series.RESPONSE).getValueAtPercentile(50);
        return new Check(
                "send lag p50",
                "below " + HumanUnits.time(most) + ", half of the response time",
                HumanUnits.time(lag),
                lag < most,
                QUIETER);
    }

    private static Check tail(Trials trials, String name, Series series, long mostNanos) {
        Histogram readings = trials.histogram(DIRECT, series);
        long tail = readings.getValueAtPercentile(TRUSTED_TO);
        boolean any = readings.getTotalCount() > 0;
        return new Check(
                name + " p99",
                "at most " + HumanUnits.time(mostNanos) + ", the time between two messages",
                any ? HumanUnits.time(tail) : "nothing was recorded",
                any && tail <= mostNanos,
                QUIETER);
    }

    private static Check trust(List<TrialSummary> direct) {
        double limit = Trust.together(direct.stream().map(TrialSummary::trust).toList())
                .limit();
        return new Check(
                "trust limit",
                "p99 or higher in most trials; up to it, send lag and pauses are below half of the response time",
                limit == Trust.NO_LIMIT ? "none, not even p90" : LatencySummary.name(limit),
                limit >= TRUSTED_TO,
                QUIETER);
    }

    /** By how much equal trials differ. */
    private static String resolution(List<TrialSummary> direct) {
        String spans = List.of(50.0, 90.0, 99.0).stream()
                .flatMap(percentile -> span(direct, percentile).stream()
                        .map(nanos -> HumanUnits.time(nanos) + " at " + LatencySummary.name(percentile)))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d trials without a proxy differed by up to %s: two single trials cannot show a smaller difference.",
                direct.size(),
                spans);
    }

    private static Optional<Long> span(List<TrialSummary> trials, double percentile) {
        List<Long> values = trials.stream()
                .flatMap(trial -> Trials.percentile(trial, Series.RESPONSE, percentile).stream())
                .sorted()
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1) - values.get(0));
    }
}

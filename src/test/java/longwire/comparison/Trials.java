package longwire.comparison;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import longwire.measurement.LatencySummary;
import longwire.results.Outcome;
import longwire.results.TrialSummary;

/** Trials whose figures a test gives. */
final class Trials {
    private static final long NANOS_LATER = 50_000;
    private static final double TRUSTED = 99.9;

    private Trials() {}

    /** VALID trials of one run; p50 of each as said, p99 a little above. */
    static Side side(String path, int trials, double trustLimit, IntToDoubleFunction medianNanos) {
        return new Side(
                "run",
                path,
                "websocket",
                IntStream.rangeClosed(1, trials)
                        .mapToObj(round -> trial(path, round, "", trustLimit, (long) medianNanos.applyAsDouble(round)))
                        .toList());
    }

    /** As {@link #side}, each beside the one of the same round of {@code other}. */
    static Side beside(String other, String path, int trials, IntToDoubleFunction medianNanos) {
        return new Side(
                "run",
                path,
                "websocket",
                IntStream.rangeClosed(1, trials)
                        .mapToObj(round -> trial(
                                path, round, name(round, other), TRUSTED, (long) medianNanos.applyAsDouble(round)))
                        .toList());
    }

    private static String name(int round, String path) {
        return round + "-" + path + "-websocket";
    }

    private static TrialSummary trial(String path, int repeat, String beside, double trustLimit, long medianNanos) {
        LatencySummary response = new LatencySummary(
                5_000, 1, medianNanos, 10 * medianNanos, Map.of(50.0, medianNanos, 99.0, medianNanos + NANOS_LATER));
        return new TrialSummary(
                name(repeat, path),
                path,
                "websocket",
                repeat,
                beside,
                100,
                1_000,
                1_000,
                5,
                List.of(),
                trustLimit,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("response", response),
                Map.of(),
                null,
                List.of(),
                Outcome.NONE);
    }
}

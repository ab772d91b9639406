package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.results.Cost;
import longwire.results.Outcome;
import longwire.results.TrialSummary;

/**
 * A proxy whose every setting has a known effect, measured on a machine such as ours are: trials spread, the machine drifts,
 * and some trials are spoiled.
 */
public final class SyntheticProxy implements Laboratory {
    public static final double TRIAL_SECONDS = 5.5;

    private static final double BASE_NANOS = 1e6;
    private static final double CAPACITY = 20_000;
    private static final double START_SECONDS = 8;
    private static final double PATH_SECONDS = 1;
    private static final double LEAST_PATHS_SECONDS = 4.5;
    private static final double SPOILED = 0.03;
    private static final double DRIFT = 0.01;

    private final ToDoubleFunction<Candidate> effect;
    private final double spread;
    private final SplittableRandom random;
    private final List<Request> requests = new ArrayList<>();
    private Function<Candidate, List<String>> faults = candidate -> List.of();
    private double drift;

    /**
     * A proxy.
     *
     * @param effect logarithm of a candidate's latency against the default's
     * @param spread standard deviation of a trial's, as a share of it
     */
    public SyntheticProxy(ToDoubleFunction<Candidate> effect, double spread, long seed) {
        this.effect = effect;
        this.spread = spread;
        this.random = new SplittableRandom(seed);
    }

    /** The same, of which some candidates' trials are INVALID. */
    SyntheticProxy failing(Function<Candidate, List<String>> reasons) {
        faults = reasons;
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public Step attempt(int number, Request request, Function<Candidate, String> name) {
        requests.add(request);
        List<TrialSummary> trials = new ArrayList<>();
        Map<String, Integer> repeats = new LinkedHashMap<>();
        List<Candidate> round = new ArrayList<>(request.order());
        for (int turn = 0; turn < request.rounds(); turn++) {
            for (int index = 0; index < round.size(); index++) {
                String path = name.apply(round.get(index));
                int repeat = repeats.merge(path, 1, Integer::sum);
                String beside = "";
                if (request.duets()) {
                    boolean first = index % 2 == 0;
                    String other = name.apply(round.get(first ? index + 1 : index - 1));
                    beside = other + "-" + (repeats.getOrDefault(other, 0) + (first ? 1 : 0));
                }
                trials.add(trial(path, repeat, beside, request.rate(), round.get(index)));
            }
            Collections.reverse(round);
        }
        double seconds = START_SECONDS
                + Math.max(
                        LEAST_PATHS_SECONDS, PATH_SECONDS * request.candidates().size())
                + TRIAL_SECONDS * request.trials() * (0.95 + 0.1 * random.nextDouble());
        return new Step(request, "", trials, seconds);
    }

    private TrialSummary trial(String path, int repeat, String beside, double rate, Candidate candidate) {
        drift += DRIFT * random.nextGaussian();
        double busy = Math.min(0.999, rate / CAPACITY);
        double log = effect.applyAsDouble(candidate) + drift + spread * random.nextGaussian();
        double spoiled = random.nextDouble() < SPOILED ? 1.3 + random.nextDouble() : 1;
        long nanos = Math.round(BASE_NANOS / (1 - busy) * Math.exp(log) * spoiled);
        LatencySummary response = new LatencySummary(
                10_000, nanos / 8, nanos / 3.0, nanos * 2, Map.of(50.0, nanos / 4, 90.0, nanos / 2, 99.0, nanos));
        List<String> invalid = new ArrayList<>(faults.apply(candidate));
        if (rate >= CAPACITY) {
            invalid.add("offered rate missed");
        }
        return new TrialSummary(
                path + "-" + repeat,
                path,
                "websocket",
                repeat,
                beside,
                500,
                rate,
                rate,
                3,
                invalid,
                99.9,
                Map.of(Count.SENT_MEASURED.label(), 30_000L),
                Map.of(),
                Map.of(),
                Map.of("response", response),
                Map.of(Cost.PROXY, new Cost(1, 50_000_000, 40_000_000, 2, 1_000, 1_000)),
                0L,
                List.of(),
                Outcome.NONE);
    }
}

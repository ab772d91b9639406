package longwire.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How a series of figures may run over time, apart from noise, and at which of them there is a change to tell. */
enum SeriesShape {
    STEADY(60, List.of(), index -> 1_000, index -> 0.03),
    STEADY_BUT_NOISY(60, List.of(), index -> 1_000, index -> 0.3),
    SHIFT(60, List.of(30), index -> index < 30 ? 1_000 : 1_100, index -> 0.03),
    SHIFT_LATE(60, List.of(52), index -> index < 52 ? 1_000 : 1_100, index -> 0.03),
    SHIFT_AND_SPREAD(60, List.of(30), index -> index < 30 ? 1_000 : 1_200, index -> index < 30 ? 0.03 : 0.1),
    SHIFT_AMONG_OUTLIERS(
            60, List.of(30), index -> (index % 13 == 5 ? 8 : 1) * (index < 30 ? 1_000 : 1_200), index -> 0.03),
    SHIFT_THEN_LAST_TWO(20, List.of(8), index -> index < 8 ? 1_000 : index < 18 ? 1_150 : 500, index -> 0.03),
    FOR_A_WHILE(60, List.of(30, 36), index -> index >= 30 && index < 36 ? 1_300 : 1_000, index -> 0.03),
    LAST_TWO(60, List.of(), index -> index < 58 ? 1_000 : 1_300, index -> 0.03),
    LAST_THREE(60, List.of(57), index -> index < 57 ? 1_000 : 1_300, index -> 0.03),
    ONE_OUTLIER(60, List.of(), index -> index == 30 ? 3_000 : 1_000, index -> 0.03),
    TWO_OUTLIERS_IN_A_ROW(60, List.of(), index -> index == 30 || index == 31 ? 3_000 : 1_000, index -> 0.03),
    OUTLIER_AT_THE_END(60, List.of(), index -> index == 59 ? 3_000 : 1_000, index -> 0.03),
    SPREAD_ALONE(60, List.of(), index -> 1_000, index -> index < 30 ? 0.03 : 0.2),
    SPREAD_ALONE_LATE(60, List.of(), index -> 1_000, index -> index < 50 ? 0.03 : 0.2),
    LESS_SPREAD(60, List.of(), index -> 1_000, index -> index < 30 ? 0.2 : 0.03),
    SLOW_DRIFT(60, List.of(), index -> 1_000 * (1 + 0.0005 * index), index -> 0.03),
    /** It has no right point. */
    DRIFT(60, List.of(), index -> 1_000 * (1 + 0.005 * index), index -> 0.03);

    /** From where a change is to where it may be told: noise moves it. */
    private static final int NEAR = 2;

    private final int runs;
    private final List<Integer> changes;
    private final IntToDoubleFunction level;
    private final IntToDoubleFunction spread;

    SeriesShape(int runs, List<Integer> changes, IntToDoubleFunction level, IntToDoubleFunction spread) {
        this.runs = runs;
        this.changes = changes;
        this.level = level;
        this.spread = spread;
    }

    /** Indexes of the change points to tell. */
    List<Integer> changes() {
        return changes;
    }

    /** Whether {@code told} are as many as there are, each within two runs of where it is. */
    boolean isRight(List<Integer> told) {
        return told.size() == changes.size()
                && IntStream.range(0, told.size())
                        .allMatch(index -> Math.abs(told.get(index) - changes.get(index)) <= NEAR);
    }

    /** With log-normal noise, since a latency is never below 0. */
    double[] figures(long seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        return IntStream.range(0, runs)
                .mapToDouble(index ->
                        level.applyAsDouble(index) * Math.exp(spread.applyAsDouble(index) * random.nextGaussian()))
                .toArray();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package longwire.report.history;

import java.util.Arrays;
import java.util.Optional;
import longwire.comparison.ChangePoints;

/**
 * The newest runs of a series that lie off its level, but are too few for a change point.
 *
 * @param runs how many, one or two
 * @param above whether their figures are above all others of the level, or else below
 * @param others how many others there are on the level
 */
record NewestRuns(int runs, boolean above, int others) {
    /** A third run makes a level of its own. */
    private static final int MOST = 2;
    /** Of fewer than these, each next one is often the highest or the lowest. */
    private static final int FEWEST_OTHERS = 8;

    /** Those of {@code level}, figures from the oldest to the newest; empty where the newest is like the others. */
    static Optional<NewestRuns> of(double[] level) {
        for (int runs = MOST; runs >= 1; runs--) {
            int others = level.length - runs;
            if (others >= FEWEST_OTHERS) {
                double[] before = Arrays.copyOf(level, others);
                double[] newest = Arrays.copyOfRange(level, others, level.length);
                if (least(newest) > most(before) * (1 + ChangePoints.LEAST_CHANGE)) {
                    return Optional.of(new NewestRuns(runs, true, others));
                }
                if (most(newest) < least(before) * (1 - ChangePoints.LEAST_CHANGE)) {
                    return Optional.of(new NewestRuns(runs, false, others));
                }
            }
        }
        return Optional.empty();
    }

    private static double least(double[] figures) {
        return Arrays.stream(figures).min().orElseThrow();
    }

    private static double most(double[] figures) {
        return Arrays.stream(figures).max().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                "The last %s %s all %d before on this level: too few to be a change, so look at the next runs.",
                runs == 1 ? "run is" : runs + " runs are", above ? "above" : "below", others);
    }
}

package longwire.comparison;

import java.util.Arrays;

/**
 * One figure of each trial, on both sides.
 *
 * @param baseline one or more, finite
 * @param candidate the same
 * @param paired whether the values of an index belong together, since those trials ran side by side in one round
 */
record Samples(double[] baseline, double[] candidate, boolean paired) {
    Samples {
        check("baseline", baseline);
        check("candidate", candidate);
        if (paired && baseline.length != candidate.length) {
            throw new IllegalArgumentException(
                    "pairs: " + baseline.length + " and " + candidate.length + " (expected: as many on both sides)");
        }
    }

    /** Trials of the smaller side. */
    int trials() {
        return Math.min(baseline.length, candidate.length);
    }

    /** The same as logarithms, so that a difference is a ratio; all values above 0. */
    Samples logarithms() {
        return new Samples(
                Arrays.stream(baseline).map(Math::log).toArray(),
                Arrays.stream(candidate).map(Math::log).toArray(),
                paired);
    }

    private static void check(String name, double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    name + ": " + Arrays.toString(values) + " (expected: one or more finite values)");
        }
    }
}

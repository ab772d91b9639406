package longwire.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One figure of each trial, on both sides.
 *
 * @param baseline one or more, finite
 * @param candidate the same
 * @param pairing what the values of an index have in common
 */
record Samples(double[] baseline, double[] candidate, Pairing pairing) {
    Samples {
        check("baseline", baseline);
        check("candidate", candidate);
        if (pairing != Pairing.NONE && baseline.length != candidate.length) {
            throw new IllegalArgumentException(
                    "pairs: " + baseline.length + " and " + candidate.length + " (expected: as many on both sides)");
        }
    }

    /** Trials of the smaller side. */
    int trials() {
        return Math.min(baseline.length, candidate.length);
    }

    /** Of each index, candidate less baseline; only where they are paired. */
    double[] differences() {
        return IntStream.range(0, trials())
                .mapToDouble(index -> candidate[index] - baseline[index])
                .toArray();
    }

    /** The same as logarithms, so that a difference is a ratio; all values above 0. */
    Samples logarithms() {
        return new Samples(
                Arrays.stream(baseline).map(Math::log).toArray(),
                Arrays.stream(candidate).map(Math::log).toArray(),
                pairing);
    }

    private static void check(String name, double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    name + ": " + Arrays.toString(values) + " (expected: one or more finite values)");
        }
    }
}

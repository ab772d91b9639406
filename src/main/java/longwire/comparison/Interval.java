package longwire.comparison;

import java.util.function.DoubleUnaryOperator;

/**
 * Where an effect lies, at the confidence it was asked for.
 *
 * @param low at most {@code high}
 * @param high infinite where the trials set no bound
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval: " + low + " to " + high + " (expected: rising)");
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether all of it lies within {@code bounds}. */
    public boolean within(Interval bounds) {
        return bounds.low <= low && high <= bounds.high;
    }

    /** The same in other terms; {@code rising} must be so. */
    Interval map(DoubleUnaryOperator rising) {
        return new Interval(rising.applyAsDouble(low), rising.applyAsDouble(high));
    }
}

package longwire.text;

import java.util.Map;

/** The units of time that follow a number. */
public final class TimeUnits {
    /** Nanoseconds in one of each. */
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3_600e9);

    private TimeUnits() {}

    /**
     * Nanoseconds in one {@code unit}, such as {@code ms}.
     *
     * @throws IllegalArgumentException for an unknown unit; callers must have checked the text
     */
    public static double nanos(String unit) {
        Double nanos = NANOS.get(unit);
        if (nanos == null) {
            throw new IllegalArgumentException("unit of time: " + unit + " (expected: any of " + NANOS.keySet() + ")");
        }
        return nanos;
    }
}

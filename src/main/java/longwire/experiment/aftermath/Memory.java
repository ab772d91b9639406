package longwire.experiment.aftermath;

import longwire.text.HumanUnits;

/**
 * The memory (PSS) of a proxy in a disturbed trial.
 *
 * @param beforeBytes just before the disturbance; 0 if unknown
 * @param mostBytes from then on, at most; 0 if unknown
 * @param slope how it grew with each tunnel opened; null where too few were opened
 * @param watchedMinutes for how long it was watched, in whole minutes
 * @param knownMinute the minute since which it is known that it goes on growing; null where it is not
 */
public record Memory(
        long beforeBytes, long mostBytes, MemoryCourse.Slope slope, int watchedMinutes, Integer knownMinute) {
    /** Of a proxy that was not watched. */
    static final Memory UNKNOWN = new Memory(0, 0, null, 0, null);

    /** What {@code course} came to, with a disturbance at {@code nanos}. */
    public static Memory of(MemoryCourse course, long nanos) {
        return new Memory(
                course.before(nanos).orElse(0),
                course.mostAfter(nanos).orElse(0),
                course.slope(),
                course.minutes(),
                course.knownMinute());
    }

    /** By how much it grew with each tunnel, and whether that is a leak; only where there is a slope. */
    String growth() {
        return signed(slope.bytesPerTunnel()) + " (95 %: " + signed(slope.low()) + " to " + signed(slope.high()) + "): "
                + verdict();
    }

    private String verdict() {
        if (knownMinute != null) {
            return "a leak, known since minute " + knownMinute;
        }
        if (!slope.grows()) {
            return "no leak";
        }
        return watchedMinutes < 2 ? "a leak, unless it levels off" : "no leak, since it levelled off";
    }

    private static String signed(double bytes) {
        return (bytes < 0 ? "−" : "") + HumanUnits.bytes(Math.abs(bytes));
    }
}

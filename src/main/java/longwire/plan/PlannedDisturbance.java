package longwire.plan;

import java.time.Duration;
import longwire.disturbance.Disturbance;
import longwire.settings.Limits;

/**
 * A disturbance of every trial.
 *
 * @param what is done
 * @param after time from the start of the measured part until it is done first
 * @param lasting how long it takes each time
 * @param times how often it is done; 1 or more
 * @param every time from one to the next; longer than {@code lasting} where there are several
 */
public record PlannedDisturbance(Disturbance what, Duration after, Duration lasting, int times, Duration every) {
    private static final int MOST_TIMES = 1_000;

    public PlannedDisturbance {
        new Limits()
                .whole("disturbance.times", times, 1, MOST_TIMES)
                .check("disturbance.after", after, !after.isNegative(), "0 or more")
                .check("disturbance.lasting", lasting, !lasting.isNegative(), "0 or more")
                .check(
                        "disturbance.every",
                        every,
                        times == 1 || every.compareTo(lasting) > 0,
                        "longer than disturbance.lasting")
                .refuse();
    }

    /** Whether anything is done. */
    public boolean isPlanned() {
        return what.subject() != Disturbance.Subject.NOTHING;
    }

    /** Time from the start of the measured part until it is done for the time {@code index}, from 0. */
    public Duration at(int index) {
        return after.plus(every.multipliedBy(index));
    }

    /** From the start of the measured part until all of it is over. */
    public Duration end() {
        return at(times - 1).plus(lasting);
    }
}

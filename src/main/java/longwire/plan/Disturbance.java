package longwire.plan;

import java.time.Duration;
import java.util.function.BiConsumer;

/** What may be done on purpose in the middle of a trial, to see what it does to the figures. */
public enum Disturbance {
    NONE((origin, lasting) -> {}),
    /** The origin stands still, and continues. */
    PAUSE_ORIGIN(Subject::pause),
    /** The origin is killed, and started again. */
    RESTART_ORIGIN(Subject::restart);

    /** What can be disturbed. */
    public interface Subject {
        /** Makes it stand still for {@code lasting}; returns when it continues. */
        void pause(Duration lasting);

        /** Kills it, and starts it again after {@code lasting}; returns when it is ready. */
        void restart(Duration lasting);
    }

    /**
     * A disturbance of every trial.
     *
     * @param what is done
     * @param after time from the start of the measured part
     * @param lasting how long it takes
     */
    public record Planned(Disturbance what, Duration after, Duration lasting) {
        /** From the start of the measured part until it is over. */
        Duration end() {
            return after.plus(lasting);
        }
    }

    private final BiConsumer<Subject, Duration> doing;

    Disturbance(BiConsumer<Subject, Duration> doing) {
        this.doing = doing;
    }

    /** Does it; returns when it is over. */
    public void happen(Subject subject, Duration lasting) {
        doing.accept(subject, lasting);
    }
}

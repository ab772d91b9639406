package longwire.experiment;

import java.time.Duration;
import java.util.function.BiConsumer;

/** What may be done on purpose to the origin in the middle of a trial, to see what it does to the figures. */
enum Fault {
    NONE((origin, lasting) -> {}),
    /** It stands still, and goes on. */
    PAUSE_ORIGIN(Origin::pause),
    /** It is killed, and started again. */
    RESTART_ORIGIN(Origin::restart);

    private final BiConsumer<Origin, Duration> doing;

    Fault(BiConsumer<Origin, Duration> doing) {
        this.doing = doing;
    }

    /** Does it; returns when it is over. */
    void happen(Origin origin, Duration lasting) {
        doing.accept(origin, lasting);
    }

    /**
     * A fault of every trial.
     *
     * @param what happens
     * @param after so long after the measured window began
     * @param lasting so long
     */
    record Planned(Fault what, Duration after, Duration lasting) {}
}

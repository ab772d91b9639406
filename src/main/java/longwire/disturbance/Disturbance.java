package longwire.disturbance;

import java.time.Duration;
import longwire.proxy.RunningProxy;

/** Something that is done on purpose in the middle of a trial. */
public interface Disturbance {
    /** What a disturbance is done to. */
    enum Subject {
        NOTHING,
        ORIGIN,
        PROXY,
        NETWORK,
        VIEWERS
    }

    /** Its name in plans. */
    String label();

    /** What it is done to. */
    Subject subject();

    /**
     * Whether tunnels may be cut by it and messages lost with them. They are then what the trial came to, and not a reason
     * for which it is INVALID.
     */
    boolean cuts();

    /** Whether the proxy's processes are told to end by it, and others take their place. */
    default boolean replacesProcesses() {
        return false;
    }

    /** The share of viewers (0 to 1) that it makes slow, and whose messages are therefore not timed. */
    default double slowShare() {
        return 0;
    }

    /**
     * Checks that it can be done to the path through {@code proxy}.
     *
     * @throws longwire.fault.OutsideFault if it cannot
     */
    default void check(RunningProxy proxy) {}

    /**
     * Does it; returns when it is over.
     *
     * @param lasting how long it takes, in the sense of the disturbance
     * @throws longwire.fault.OutsideFault if it fails
     */
    void happen(Scene scene, Duration lasting);
}

package longwire.experiment.trial;

import java.util.Locale;

/** What a trial is at, in this order. */
public enum Phase {
    /** Connections are opened; of a trial that only does that, all of it. */
    OPENING,
    /** Messages are sent and counted, not timed. */
    WARM_UP,
    /** The measured window. */
    MEASURING,
    /** The last answers are waited for, connections closed. */
    CLOSING;

    /** As people read it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package longwire.clock;

import java.time.Duration;

/**
 * How long a test waits for what takes moments, in one place. Only a test that fails waits so long: on a machine whose
 * every core has something else to do as well, nothing that works takes a tenth of it.
 */
public final class Patience {
    /** For one event: an answer, a counter, the end of a process. */
    public static final int SECONDS = 60;

    public static final int MILLIS = 1_000 * SECONDS;
    public static final Duration LIMIT = Duration.ofSeconds(SECONDS);

    /** For a whole test, as a {@code @Timeout}: several such events, and a process of its own that has to start. */
    public static final int TEST_SECONDS = 5 * SECONDS;

    private Patience() {}
}

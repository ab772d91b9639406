package longwire.experiment;

import java.util.Arrays;
import java.util.stream.Stream;

/** Settings of an experiment that takes a few seconds. */
public final class SmallPlan {
    private static final String[] SETTINGS = {
        "connections=40",
        "handshakes-per-second=200",
        "rate=400",
        "repeats=1",
        "warm-up=200ms",
        "duration=1s",
        "warm-up-messages=100"
    };

    private SmallPlan() {}

    /** These, and {@code more} of which the last counts. */
    public static String[] with(String... more) {
        return Stream.concat(Arrays.stream(SETTINGS), Arrays.stream(more)).toArray(String[]::new);
    }
}

package longwire.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.text.TimeUnits;

/** Amounts of impairments, as people write them. */
final class Amounts {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(us|ms|s)");
    private static final double MOST_NANOS = 60e9;
    private static final long MOST_BYTES = 1_000_000_000;

    private Amounts() {}

    /** A time above 0, at most a minute. */
    static long nanos(String key, String text) {
        Matcher time = TIME.matcher(text);
        double nanos = time.matches() ? Double.parseDouble(time.group(1)) * TimeUnits.nanos(time.group(2)) : 0;
        if (nanos < 1 || nanos > MOST_NANOS) {
            throw new InputFault(key, text, "a time above 0, at most 60s, such as 50ms");
        }
        return (long) nanos;
    }

    /** A number of bytes, 1 or more. */
    static long whole(String key, String text) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > MOST_BYTES) {
            throw new InputFault(key, text, "a whole number of bytes from 1 to " + MOST_BYTES);
        }
        return Long.parseLong(text);
    }
}

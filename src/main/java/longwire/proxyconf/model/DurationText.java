package longwire.proxyconf.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as proxies write them, {@code 60}, {@code 90s} or {@code 1m30s}, and as people read them. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([a-zA-Zµ]*)");
    private static final double NANOS_PER_SECOND = 1e9;
    /** {@code M} is nginx's month, {@code min} Apache's minute; no unit has different meanings in two proxies. */
    private static final Map<String, Double> SECONDS = Map.ofEntries(
            Map.entry("ns", 1e-9),
            Map.entry("us", 1e-6),
            Map.entry("µs", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("s", 1.0),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("h", 3_600.0),
            Map.entry("d", 86_400.0),
            Map.entry("w", 7 * 86_400.0),
            Map.entry("M", 30 * 86_400.0),
            Map.entry("y", 365 * 86_400.0));

    private DurationText() {}

    /**
     * Parses {@code text}; empty if it is not a duration, for example a variable.
     *
     * @param bareUnit the unit of a number without a unit
     */
    public static Optional<Duration> parse(String text, String bareUnit) {
        Matcher part = PART.matcher(text);
        double seconds = 0;
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return Optional.empty();
            }
            Double unit = SECONDS.get(part.group(2).isEmpty() ? bareUnit : part.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            seconds += Double.parseDouble(part.group(1)) * unit;
            at = part.end();
        }
        // A number beyond the largest long is cast to the largest long.
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos((long) (seconds * NANOS_PER_SECOND)));
    }

    /** A duration as people read it, such as {@code 30 s}. */
    public static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return String.format(Locale.ROOT, "%,d ms", millis);
        }
        long seconds = duration.toSeconds();
        if (seconds % 3_600 == 0 && seconds > 0) {
            return String.format(Locale.ROOT, "%,d h", seconds / 3_600);
        }
        return String.format(Locale.ROOT, "%,d s", seconds);
    }

    /** Whole seconds, rounded up. */
    static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}

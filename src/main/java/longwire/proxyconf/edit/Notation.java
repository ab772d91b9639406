package longwire.proxyconf.edit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.proxyconf.model.DurationText;
import longwire.settings.Range;

/**
 * How a proxy writes durations and sizes.
 *
 * @param duration reads a duration; empty if the text is not one
 * @param bytes reads a size; empty if the text is not one
 */
record Notation(Function<String, Optional<Duration>> duration, Function<String, Optional<Long>> bytes) {
    private static final long KIB = 1_024;
    private static final long KB = 1_000;
    private static final int LONGEST_NUMBER = 15;
    private static final Pattern SIZE = Pattern.compile("(\\d{1," + LONGEST_NUMBER + "}) ?([a-zA-Z]*)");
    private static final Map<String, Long> BINARY = Map.of("", 1L, "k", KIB, "m", KIB * KIB, "g", KIB * KIB * KIB);
    private static final Map<String, Long> BOTH = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", KB),
            Map.entry("kb", KB),
            Map.entry("ki", KIB),
            Map.entry("kib", KIB),
            Map.entry("m", KB * KB),
            Map.entry("mb", KB * KB),
            Map.entry("mi", KIB * KIB),
            Map.entry("mib", KIB * KIB),
            Map.entry("g", KB * KB * KB),
            Map.entry("gb", KB * KB * KB),
            Map.entry("gi", KIB * KIB * KIB),
            Map.entry("gib", KIB * KIB * KIB));

    static final Notation NGINX = new Notation(text -> DurationText.parse(text, "s"), sizes(BINARY));
    static final Notation HAPROXY = new Notation(text -> DurationText.parse(text, "ms"), sizes(BINARY));
    static final Notation CADDY = new Notation(text -> DurationText.parse(text, "ns"), sizes(BOTH));
    static final Notation APACHE = new Notation(text -> DurationText.parse(text, "s"), sizes(Map.of("", 1L)));
    static final Notation HOCON = new Notation(
            text -> hocon(text, value -> value.getDuration("value")),
            text -> hocon(text, value -> value.getBytes("value")));

    /** {@code said} in the notation of {@code range}; empty if that cannot express it or does not contain it. */
    Optional<String> in(Range range, String said) {
        Optional<String> form = range instanceof Range.Whole whole
                ? number(whole, said).map(number -> number + whole.suffix())
                : Optional.of(said.toLowerCase(Locale.ROOT));
        return form.filter(range::holds);
    }

    private Optional<Long> number(Range.Whole whole, String said) {
        return switch (whole.unit()) {
            case "seconds" ->
                duration.apply(said).filter(time -> time.getNano() == 0).map(Duration::toSeconds);
            case "bytes" -> bytes.apply(said);
            case "KiB" -> bytes.apply(said).filter(size -> size % KIB == 0).map(size -> size / KIB);
            default ->
                said.matches("\\d{1," + LONGEST_NUMBER + "}") ? Optional.of(Long.parseLong(said)) : Optional.empty();
        };
    }

    private static Function<String, Optional<Long>> sizes(Map<String, Long> units) {
        return text -> {
            Matcher size = SIZE.matcher(text);
            Long unit = size.matches() ? units.get(size.group(2).toLowerCase(Locale.ROOT)) : null;
            return unit == null ? Optional.empty() : Optional.of(product(Long.parseLong(size.group(1)), unit));
        };
    }

    /** The product, or the largest long if it is larger; no range contains that. */
    private static long product(long number, long unit) {
        return number > Long.MAX_VALUE / unit ? Long.MAX_VALUE : number * unit;
    }

    private static <T> Optional<T> hocon(String text, Function<Config, T> reader) {
        try {
            return Optional.of(reader.apply(ConfigFactory.parseMap(Map.of("value", text))));
        } catch (ConfigException unreadable) {
            return Optional.empty();
        }
    }
}

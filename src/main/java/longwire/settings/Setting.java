package longwire.settings;

import java.util.List;
import java.util.concurrent.TimeUnit;
import longwire.fault.InputFault;

/**
 * A setting of a proxy.
 *
 * @param name the proxy's own; a name that is only meaningful in a context is prefixed with that context
 * @param range the valid values
 * @param standard the value if it is not set; empty if the proxy's own default applies, or if the driver derives the
 *     value from the plan
 * @param effect what it does to a persistent connection, in one line
 */
public record Setting(String name, Range range, String standard, String effect) {
    private static final long DAY_SECONDS = 86_400;

    public Setting {
        new Limits()
                .check("name", name, !name.isBlank(), "the proxy's own name of it")
                .check("standard", standard, standard.isEmpty() || range.holds(standard), range.expected())
                .check("effect", effect, !effect.isBlank(), "what it does")
                .refuse();
    }

    /** A whole number of {@code unit}, such as connections. */
    public static Setting whole(String name, long least, long most, String unit, Object standard, String effect) {
        return new Setting(name, new Range.Whole(least, most, "", unit), standard.toString(), effect);
    }

    /** Seconds, written as {@code 600s}. */
    public static Setting seconds(String name, String standard, String effect) {
        return new Setting(name, new Range.Whole(1, DAY_SECONDS, "s", "seconds"), standard, effect);
    }

    /** One of some words; the first is the standard value. */
    public static Setting choice(String name, List<String> words, String effect) {
        return new Setting(name, new Range.Choice(words), words.get(0), effect);
    }

    /** {@code on} or {@code off}. */
    public static Setting onOff(String name, boolean standard, String effect) {
        return choice(name, standard ? List.of("on", "off") : List.of("off", "on"), effect);
    }

    /**
     * This many seconds, as the proxy writes them.
     *
     * @throws IllegalStateException if it is not a time in seconds or milliseconds
     */
    public String spelled(long seconds) {
        if (range instanceof Range.Whole whole) {
            if (whole.unit().equals("seconds")) {
                return seconds + whole.suffix();
            }
            if (whole.unit().equals("milliseconds")) {
                return TimeUnit.SECONDS.toMillis(seconds) + whole.suffix();
            }
        }
        throw new IllegalStateException(name + " is not a time");
    }

    /** Refuses an invalid {@code value}; {@code owner} is the name of the proxy. */
    void check(String owner, String value) {
        if (!range.holds(value)) {
            throw new InputFault(owner + "." + name, value, range.expected());
        }
    }
}

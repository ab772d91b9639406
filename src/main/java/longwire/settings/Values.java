package longwire.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import longwire.fault.InputFault;

/** Reads values one by one and collects the faults, so that a person sees all of them at once. */
public final class Values {
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String NONE = "none";

    private final Config config;
    private final String prefix;
    private final List<String> faults;

    public Values(Config config) {
        this(config, "", new ArrayList<>());
    }

    private Values(Config config, String prefix, List<String> faults) {
        this.config = config;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** Reads {@code inner}, whose keys get the prefix {@code name} in faults; its faults are added to these. */
    public Values within(String name, Config inner) {
        return new Values(inner, prefix + name + ".", faults);
    }

    /**
     * Same as {@link #within(String, Config)}, for the block {@code name}; for an empty block if there is no such
     * block.
     */
    Values within(String name) {
        return within(name, isBlock(name) ? config.getConfig(name) : ConfigFactory.empty());
    }

    boolean isBlock(String key) {
        return config.hasPath(key) && config.getValue(key).valueType() == ConfigValueType.OBJECT;
    }

    /** The number of faults so far. */
    int faults() {
        return faults.size();
    }

    /** Whether {@code key} has a value other than {@code none}. */
    public boolean isSaid(String key) {
        return config.hasPath(key) && !config.getValue(key).unwrapped().equals(NONE);
    }

    /** The value of {@code key} as {@code reader} parses it; empty for {@code none}. */
    public <T> Optional<T> optional(String key, Function<String, T> reader) {
        return isSaid(key) ? Optional.ofNullable(reader.apply(key)) : Optional.empty();
    }

    /** Same as {@link #optional}, for a string that {@code reader} may refuse. */
    public <T> Optional<T> optionalText(String key, Function<String, T> reader) {
        return optional(key, said -> attempt(() -> reader.apply(text(said)), null));
    }

    public String text(String key) {
        return checked(key, () -> config.getString(key), value -> true, "a string", "");
    }

    /** Letters, digits, dots, dashes and underscores: a valid directory name on any system. */
    public String name(String key) {
        return checked(
                key,
                () -> config.getString(key),
                value -> value.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
                "letters, digits, dots and dashes",
                "");
    }

    public int whole(String key, int least, int most) {
        return checked(
                key,
                () -> config.getInt(key),
                value -> value >= least && value <= most,
                "a whole number from " + least + " to " + most,
                least);
    }

    int whole(String key) {
        return checked(key, () -> config.getInt(key), value -> true, "a whole number", 0);
    }

    double number(String key) {
        return checked(key, () -> config.getDouble(key), Double::isFinite, "a number", 1.0);
    }

    public long any(String key) {
        return checked(key, () -> config.getLong(key), value -> true, "a whole number", 0L);
    }

    public double above0(String key, double most) {
        return checked(
                key,
                () -> config.getDouble(key),
                value -> value > 0 && value <= most,
                "a number above 0, at most " + String.format(Locale.ROOT, "%,.0f", most),
                1.0);
    }

    public Duration duration(String key) {
        return checked(
                key,
                () -> config.getDuration(key),
                value -> !value.isNegative() && value.compareTo(LONGEST) <= 0,
                "a duration such as 500ms, 3s or 2m, at most 1d",
                Duration.ofSeconds(1));
    }

    /** Bytes, written as {@code 65536}, {@code 64KiB} or {@code 64kB}. */
    public int bytes(String key, int least, int most) {
        return checked(
                        key,
                        () -> config.getBytes(key),
                        value -> value >= least && value <= most,
                        "a size such as 16KiB, from " + least + " to " + most + " bytes",
                        (long) least)
                .intValue();
    }

    public boolean truth(String key) {
        return checked(key, () -> config.getBoolean(key), value -> true, "true or false", false);
    }

    /**
     * A list, or a comma-separated string as on the command line; {@code reader} parses each word. No word may be
     * repeated.
     */
    public <T> List<T> list(String key, Function<String, T> reader) {
        List<T> values = new ArrayList<>();
        for (String word : words(key)) {
            T value = attempt(() -> reader.apply(word), null);
            if (value != null) {
                if (values.contains(value)) {
                    faults.add(prefix + key + ": " + word + " (expected: each once)");
                }
                values.add(value);
            }
        }
        if (words(key).isEmpty()) {
            faults.add(prefix + key + ": none (expected: one or more)");
        }
        return values;
    }

    /** A list of strings, or a comma-separated string as on the command line. It may be empty and have duplicates. */
    public List<String> texts(String key) {
        return List.copyOf(words(key));
    }

    /** A block whose keys are names of others, which may hold dots and blanks; in the order of the names. */
    public Map<String, String> block(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!isBlock(key)) {
            if (config.hasPath(key)) {
                faults.add(prefix + key + ": " + config.getValue(key).unwrapped()
                        + " (expected: a block { NAME = VALUE })");
            }
            return texts;
        }
        config.getConfig(key).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> texts.put(
                        String.join(".", ConfigUtil.splitPath(entry.getKey())),
                        entry.getValue().unwrapped().toString()));
        return texts;
    }

    /** One of the constants of an enum, by its name in lower case. */
    public <E> E oneOf(String key, Class<E> type) {
        String word = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> label(constant).equals(word))
                .findFirst()
                .orElseGet(() -> {
                    List<String> names = Arrays.stream(type.getEnumConstants())
                            .map(Values::label)
                            .toList();
                    faults.add(prefix + key + ": " + word + " (expected: one of " + String.join(", ", names) + ")");
                    return type.getEnumConstants()[0];
                });
    }

    /** The result of {@code maker}; if it refuses, its fault is added and {@code otherwise} is returned. */
    public <T> T attempt(Supplier<T> maker, T otherwise) {
        try {
            return maker.get();
        } catch (InputFault refused) {
            faults.add(prefix + refused.getMessage());
            return otherwise;
        }
    }

    /** Adds a fault that begins with the key. */
    public void fault(String fault) {
        faults.add(prefix + fault);
    }

    /** Throws all faults, if there are any. */
    public void refuseFaults() {
        if (!faults.isEmpty()) {
            throw InputFault.all(faults.stream().distinct().toList());
        }
    }

    private static String label(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<String> words(String key) {
        if (config.hasPath(key) && config.getValue(key).valueType() == ConfigValueType.LIST) {
            return checked(key, () -> config.getStringList(key), value -> true, "a list of strings", List.of());
        }
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private <T> T checked(String key, Supplier<T> reader, Function<T, Boolean> fits, String expected, T otherwise) {
        try {
            T value = reader.get();
            if (fits.apply(value)) {
                return value;
            }
        } catch (ConfigException unreadable) {
            // Reported below, in our words.
        }
        Object given = config.hasPath(key) ? config.getValue(key).unwrapped() : "nothing";
        faults.add(prefix + key + ": " + given + " (expected: " + expected + ")");
        return otherwise;
    }
}

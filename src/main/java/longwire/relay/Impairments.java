package longwire.relay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import longwire.fault.InputFault;

/** All impairments, by name. Some have an amount after a colon, such as {@code delay:50ms}. */
public final class Impairments {
    private static final Map<String, Kind> ALL = new LinkedHashMap<>();

    static {
        add("delay", "TIME", (key, amount) -> new Delay(Amounts.nanos(key, amount)));
        add("jitter", "TIME", (key, amount) -> new Jitter(Amounts.nanos(key, amount)));
        add("rate", "BYTES", (key, amount) -> new Rate(Amounts.whole(key, amount)));
        add("slices", "BYTES", (key, amount) -> new Slices((int) Amounts.whole(key, amount)));
        add("black-hole", "", (key, amount) -> new BlackHole());
        add("reset", "", (key, amount) -> new Reset());
        add("half-close", "", (key, amount) -> new HalfClose());
    }

    /** One of them: what its amount is, and how it is made of it. */
    private record Kind(String name, String amount, BiFunction<String, String, Impairment> making) {
        String form() {
            return amount.isEmpty() ? name : name + ":" + amount;
        }
    }

    private Impairments() {}

    private static void add(String name, String amount, BiFunction<String, String, Impairment> making) {
        ALL.put(name, new Kind(name, amount, making));
    }

    /** Everything arrives later by {@code transit}, in each direction. */
    public static Impairment delay(Duration transit) {
        return new Delay(transit.toNanos());
    }

    /** How all are written, such as {@code delay:TIME, black-hole}. */
    public static String forms() {
        return ALL.values().stream().map(Kind::form).collect(Collectors.joining(", "));
    }

    /**
     * The impairment that {@code text} says; empty if it says none.
     *
     * @param key of a plan, for faults
     * @throws InputFault if its amount is not as it must be
     */
    public static Optional<Impairment> parse(String key, String text) {
        int colon = text.indexOf(':');
        Kind kind = ALL.get(colon < 0 ? text : text.substring(0, colon));
        if (kind == null) {
            return Optional.empty();
        }
        if (kind.amount.isEmpty() == (colon >= 0)) {
            throw new InputFault(key, text, kind.form());
        }
        return Optional.of(kind.making.apply(key, text.substring(colon + 1)));
    }
}

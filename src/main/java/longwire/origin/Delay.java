package longwire.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.text.TimeUnits;

/**
 * By how much the echo delays each reply on purpose: {@code 12us} is constant, {@code exponential:1ms} is random with
 * that mean, {@code uniform:0-2ms} is random between the two. A viewer asks for it with {@code /echo?delay=12us}.
 *
 * @param text as the user wrote it, in lower case; valid in a URL without encoding
 * @param shape of the distribution
 * @param leastNanos the shortest delay
 * @param spreadNanos the scale of the shape, a mean or a width; 0 for a constant
 */
public record Delay(String text, Shape shape, double leastNanos, double spreadNanos) {
    /** Limit of a constant, a mean or an upper end; around a mean, single delays may be many times longer. */
    private static final double MOST_NANOS = 1e10;

    private static final String NAME = "delay";
    private static final String EXPECTED =
            "a time above 0 up to 10s such as 12us, or exponential:1ms, or uniform:0-2ms; in ns, us, ms or s";
    private static final Pattern CONSTANT = Pattern.compile("(?<most>[0-9.]{1,12})(?<unit>[mnu]?s)");
    private static final Pattern EXPONENTIAL = Pattern.compile("exponential:" + CONSTANT);
    private static final Pattern UNIFORM =
            Pattern.compile("uniform:(?<least>[0-9.]{1,12})(?<leastUnit>[mnu]?s)?-" + CONSTANT);

    /** A distribution that begins at 0, with scale 1. */
    public enum Shape {
        CONSTANT {
            @Override
            double draw(RandomGenerator random) {
                return 0;
            }

            @Override
            double shareUpTo(double value) {
                return value < 0 ? 0 : 1;
            }
        },
        EXPONENTIAL {
            @Override
            double draw(RandomGenerator random) {
                return -Math.log1p(-random.nextDouble());
            }

            @Override
            double shareUpTo(double value) {
                return value < 0 ? 0 : -Math.expm1(-value);
            }
        },
        UNIFORM {
            @Override
            double draw(RandomGenerator random) {
                return random.nextDouble();
            }

            @Override
            double shareUpTo(double value) {
                return Math.max(0, Math.min(1, value));
            }
        };

        abstract double draw(RandomGenerator random);

        abstract double shareUpTo(double value);
    }

    /** Parses {@code text}; {@code name} names it in a refusal. */
    public static Delay parse(String name, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher constant = CONSTANT.matcher(word);
        Matcher exponential = EXPONENTIAL.matcher(word);
        Matcher uniform = UNIFORM.matcher(word);
        Delay delay = null;
        if (constant.matches()) {
            delay = new Delay(word, Shape.CONSTANT, most(constant), 0);
        } else if (exponential.matches()) {
            delay = new Delay(word, Shape.EXPONENTIAL, 0, most(exponential));
        } else if (uniform.matches()) {
            String leastUnit = Optional.ofNullable(uniform.group("leastUnit")).orElse(uniform.group("unit"));
            double least = nanos(uniform.group("least"), leastUnit);
            delay = new Delay(word, Shape.UNIFORM, least, most(uniform) - least);
        }
        if (delay == null || !delay.isPossible()) {
            throw new InputFault(name, text, EXPECTED);
        }
        return delay;
    }

    /** The delay that the query of a handshake asks for; empty if it has none. */
    static Optional<Delay> of(String uri) {
        return Query.value(uri, NAME).map(text -> parse(NAME, text));
    }

    /** The query that asks for this delay. */
    public String query() {
        return NAME + "=" + text;
    }

    /** Draws the delay of one reply. */
    long drawNanos(RandomGenerator random) {
        return Math.round(leastNanos + spreadNanos * shape.draw(random));
    }

    /** The fraction of replies (0 to 1) that are delayed by at most {@code nanos}. */
    public double shareUpTo(double nanos) {
        double beyondLeast = nanos - leastNanos;
        return shape.shareUpTo(spreadNanos == 0 ? beyondLeast : beyondLeast / spreadNanos);
    }

    private boolean isPossible() {
        double most = leastNanos + spreadNanos;
        // For NaN all of these comparisons are false.
        return leastNanos >= 0 && most > 0 && most <= MOST_NANOS && (shape == Shape.CONSTANT || spreadNanos > 0);
    }

    private static double most(Matcher matched) {
        return nanos(matched.group("most"), matched.group("unit"));
    }

    private static double nanos(String number, String unit) {
        try {
            return Double.parseDouble(number) * TimeUnits.nanos(unit);
        } catch (NumberFormatException pointsAlone) {
            return Double.NaN;
        }
    }
}

package longwire.origin;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.text.TimeUnits;

/**
 * How much longer the echo keeps each reply than it had to, on purpose: {@code 12us} always as long, {@code exponential:1ms}
 * drawn with that mean, {@code uniform:0-2ms} drawn from there to there. A viewer asks for it by {@code /echo?delay=12us}.
 *
 * @param text as it is written; it may stand in a URL as it is
 * @param shape of the distribution
 * @param leastNanos of every delay
 * @param spreadNanos what the shape is stretched by: the mean, the width; 0 for a constant
 */
public record Delay(String text, Shape shape, double leastNanos, double spreadNanos) {
    /** The longest that may be asked for; of a mean, many times that may be drawn. */
    private static final double MOST_NANOS = 1e10;

    private static final String NAME = "delay";
    private static final String EXPECTED =
            "a time above 0 up to 10s such as 12us, or exponential:1ms, or uniform:0-2ms; in ns, us, ms or s";
    private static final Pattern CONSTANT = Pattern.compile("(?<most>[0-9.]{1,12})(?<unit>[mnu]?s)");
    private static final Pattern EXPONENTIAL = Pattern.compile("exponential:" + CONSTANT);
    private static final Pattern UNIFORM =
            Pattern.compile("uniform:(?<least>[0-9.]{1,12})(?<leastUnit>[mnu]?s)?-" + CONSTANT);

    /** A distribution that begins at 0 and is not stretched. */
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

    /** Reads what a person wrote; {@code name} is what they call it. */
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

    /** What a handshake asks for by its query; nothing where that does not say. */
    static Optional<Delay> of(String uri) {
        return Query.value(uri, NAME).map(text -> parse(NAME, text));
    }

    /** The query by which it is asked for. */
    public String query() {
        return NAME + "=" + text;
    }

    /** The delay of one reply. */
    long drawNanos(RandomGenerator random) {
        return Math.round(leastNanos + spreadNanos * shape.draw(random));
    }

    /** The share of replies (0 to 1) that are delayed by {@code nanos} at most. */
    public double shareUpTo(double nanos) {
        double beyondLeast = nanos - leastNanos;
        return shape.shareUpTo(spreadNanos == 0 ? beyondLeast : beyondLeast / spreadNanos);
    }

    private boolean isPossible() {
        double most = leastNanos + spreadNanos;
        // Not a number is neither.
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

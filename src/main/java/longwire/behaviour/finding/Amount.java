package longwire.behaviour.finding;

import java.util.Locale;
import longwire.settings.Limits;
import longwire.text.HumanUnits;

/**
 * The number of a finding.
 *
 * @param number 0 or more
 * @param unit {@code s}, {@code ms}, {@code B}, or what is counted
 * @param noise how far a repeated measurement may be away, as a part of {@code number}; 0 for what is exact
 */
public record Amount(double number, String unit, double noise) {
    public Amount {
        new Limits()
                .check("number", number, number >= 0 && Double.isFinite(number), "0 or more")
                .check("unit", unit, !unit.isBlank(), "what is counted")
                .check("noise", noise, noise >= 0 && Double.isFinite(noise), "0 or more")
                .refuse();
    }

    /** Seconds; a busy machine may add some. */
    public static Amount seconds(double number) {
        return new Amount(number, "s", 0.3);
    }

    /** Milliseconds that depend on how busy the machine is, so that only the words beside them count. */
    public static Amount roughMillis(double number) {
        return new Amount(number, "ms", 1e6);
    }

    /** Bytes, with {@code noise}. */
    public static Amount bytes(long number, double noise) {
        return new Amount(number, "B", noise);
    }

    /** An exact count of {@code unit}. */
    public static Amount count(long number, String unit) {
        return new Amount(number, unit, 0);
    }

    /** Whether the same thing may have been measured twice; both have the same unit. */
    public boolean same(Amount other) {
        double larger = Math.max(number, other.number);
        return unit.equals(other.unit) && Math.abs(number - other.number) <= larger * Math.max(noise, other.noise);
    }

    /** For people, such as {@code 3.0 s}. */
    public String text() {
        return switch (unit) {
            case "s", "ms" -> String.format(Locale.ROOT, "%.1f %s", number, unit);
            case "B" -> HumanUnits.bytes(number);
            default -> HumanUnits.count(Math.round(number)) + " " + unit;
        };
    }
}

package longwire.behaviour.finding;

import java.util.Optional;
import longwire.settings.Limits;

/**
 * One thing that a proxy does.
 *
 * @param behaviour which group it belongs to
 * @param name what was asked; unique in its group
 * @param value the answer in words; empty if the number says it all
 * @param amount its number, if there is one
 * @param seen how it was seen
 */
public record Finding(String behaviour, String name, String value, Optional<Amount> amount, String seen) {
    /** How the value of a finding begins that could not be found out. */
    private static final String UNKNOWN = "not found out: ";

    public Finding {
        new Limits()
                .check("behaviour", behaviour, !behaviour.isBlank(), "a name")
                .check("name", name, !name.isBlank(), "a name")
                .check("value", value, !value.isBlank() || amount.isPresent(), "an answer in words or a number")
                .refuse();
    }

    /** That the group {@code behaviour} could not be found out. */
    public static Finding unknown(String behaviour, String reason) {
        return new Finding(behaviour, behaviour, UNKNOWN + reason, Optional.empty(), "");
    }

    /** Whether there is no answer. */
    public boolean isUnknown() {
        return value.startsWith(UNKNOWN);
    }

    /** Value and amount for people. */
    public String text() {
        String comma = value.isEmpty() ? "" : ", ";
        return amount.map(number -> value + comma + number.text()).orElse(value);
    }

    /** Whether {@code other} says the same, apart from noise. */
    public boolean same(Finding other) {
        return value.equals(other.value)
                && amount.isPresent() == other.amount.isPresent()
                && amount.map(number -> number.same(other.amount.get())).orElse(true);
    }
}

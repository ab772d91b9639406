package longwire.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.fault.InputFault;

/** Checks the components of a record in its constructor, and reports all faults at once. */
public final class Limits {
    private final List<String> faults = new ArrayList<>();

    /** A whole number from {@code least} to {@code most}. */
    public Limits whole(String key, int value, int least, int most) {
        return check(key, value, value >= least && value <= most, "a whole number from " + least + " to " + most);
    }

    /** A number above 0. */
    public Limits above0(String key, double value, double most) {
        // Shown as the user writes it: 1, not 1.0.
        Object shown = value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : (Object) value;
        return check(
                key,
                shown,
                value > 0 && value <= most,
                "a number above 0, at most " + String.format(Locale.ROOT, "%,.0f", most));
    }

    /** Any condition; if {@code holds} is false, it becomes a fault. */
    public Limits check(String key, Object value, boolean holds, String expected) {
        if (!holds) {
            faults.add(new InputFault(key, value, expected).getMessage());
        }
        return this;
    }

    /** @throws InputFault with a line for each fault, if there are any */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }
}

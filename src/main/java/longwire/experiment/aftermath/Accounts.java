package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longwire.measurement.Count;
import longwire.text.HumanUnits;

/**
 * What became of every message of a trial, warm-up included.
 *
 * @param sent messages
 * @param answered as they should be
 * @param cutOff whose tunnel ended before the answer came
 * @param refused whose answer says that they failed
 */
public record Accounts(long sent, long answered, long cutOff, long refused) {
    /** Of what viewers have counted. */
    public static Accounts of(Map<Count, Long> counts) {
        return new Accounts(
                counts.get(Count.SENT),
                counts.get(Count.RECEIVED),
                counts.get(Count.CUT_OFF),
                counts.get(Count.ERRORS));
    }

    /** Messages whose tunnel stayed, and that were not answered. */
    public long missing() {
        return sent - answered - cutOff - refused;
    }

    String sentence() {
        List<String> parts =
                new ArrayList<>(List.of(HumanUnits.count(sent) + " sent", HumanUnits.count(answered) + " answered"));
        if (cutOff > 0) {
            parts.add(HumanUnits.count(cutOff) + " cut off with their tunnels");
        }
        if (refused > 0) {
            parts.add(HumanUnits.count(refused) + " refused");
        }
        parts.add(HumanUnits.count(missing()) + " missing");
        return (missing() == 0 ? "every message accounted for: " : "not every message accounted for: ")
                + String.join(", ", parts);
    }
}

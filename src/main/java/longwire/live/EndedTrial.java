package longwire.live;

import java.util.List;

/**
 * A trial that is over.
 *
 * @param last as it stood at its end
 * @param invalid why it can't be believed; empty for a VALID one
 * @param trustLimit the final one, the origin's pauses included; 0 for none
 */
public record EndedTrial(LiveTrial last, List<String> invalid, double trustLimit) {
    public boolean valid() {
        return invalid.isEmpty();
    }
}

package longwire.live.state;

import java.util.List;
import longwire.measurement.Series;
import longwire.measurement.Trust;

/**
 * A trial that is over.
 *
 * @param last as it stood at its end
 * @param invalid why it can't be believed; empty for a VALID one
 * @param trust the final one, the origin's pauses included
 */
public record EndedTrial(LiveTrial last, List<String> invalid, Trust trust) {
    public EndedTrial {
        invalid = List.copyOf(invalid);
    }

    public boolean valid() {
        return invalid.isEmpty();
    }

    /** The trust limit, a percentile; 0 for none. */
    public double trustLimit() {
        return trust.toldLimit();
    }

    /** Whether {@code percentile} says more of what was measured than of the machine that measured. */
    public boolean trusts(Series series, double percentile) {
        return trust.trusts(series, percentile);
    }
}

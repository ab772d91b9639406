package longwire.live;

import java.util.List;
import longwire.measurement.Series;

/**
 * A trial that is over.
 *
 * @param last as it stood at its end
 * @param invalid why it can't be believed; empty for a VALID one
 * @param trustLimit the final one, the origin's pauses included; 0 for none
 */
public record EndedTrial(LiveTrial last, List<String> invalid, double trustLimit) {
    public EndedTrial {
        invalid = List.copyOf(invalid);
    }

    public boolean valid() {
        return invalid.isEmpty();
    }

    /** As {@link LiveTrial#trusts}, in the end. */
    boolean trusts(Series series, double percentile) {
        return trusts(series, percentile, trustLimit);
    }

    /** The limit is read from round-trips, and said of no others. */
    static boolean trusts(Series series, double percentile, double trustLimit) {
        return percentile <= trustLimit || series != Series.RESPONSE && series != Series.SERVICE;
    }
}

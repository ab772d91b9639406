package longwire.tuning.search;

import java.util.List;
import longwire.results.TrialSummary;

/**
 * A request and its result.
 *
 * @param request that was tried
 * @param run the directory of its experiment, below that of the search; empty if there is none
 * @param trials in the order they ran; each path is the name of a candidate
 * @param seconds that it took, all in all
 */
public record Step(Request request, String run, List<TrialSummary> trials, double seconds) {
    public Step {
        trials = List.copyOf(trials);
    }
}

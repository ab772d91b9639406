package longwire.tuning.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.Promise;
import longwire.comparison.Verdict;

/**
 * A candidate compared with the default, in additional trials.
 *
 * @param candidate that was compared
 * @param goal the comparison of the goal's metrics
 * @param beside the comparison of the other metrics
 * @param promises the results of the constraints
 * @param objections why it cannot be used; empty if it can
 * @param parts each changed knob put back alone; empty with one change, or if they were tested before
 */
public record Proof(
        Candidate candidate,
        Comparison goal,
        Comparison beside,
        List<Promise> promises,
        List<String> objections,
        List<Part> parts) {
    /**
     * A knob that was put back alone.
     *
     * @param knob by index
     * @param findings of the goal's metrics, with all changes as baseline
     * @param matters whether the result is worse without it
     */
    public record Part(int knob, List<Finding> findings, boolean matters) {}

    /** WORSE if any metric of the goal is; else BETTER if any is; SAME if all are; otherwise UNDECIDED. */
    Verdict verdict() {
        if (goal.has(Verdict.WORSE)) {
            return Verdict.WORSE;
        }
        if (goal.has(Verdict.BETTER)) {
            return Verdict.BETTER;
        }
        boolean same = !goal.findings().isEmpty()
                && goal.findings().stream().allMatch(finding -> finding.verdict() == Verdict.SAME);
        return same ? Verdict.SAME : Verdict.UNDECIDED;
    }

    /** The reasons against it, whatever it gains: why it cannot be used, and constraints that it breaks. */
    public List<String> against() {
        return Stream.concat(
                        objections.stream(),
                        promises.stream()
                                .filter(promise -> promise.standing() == Promise.Standing.BROKEN)
                                .map(promise ->
                                        "it breaks " + promise.objective().text()))
                .distinct()
                .toList();
    }

    /** Whether the candidate may be recommended. */
    public boolean holds() {
        return verdict() == Verdict.BETTER && against().isEmpty();
    }

    /** The candidate without the changes that are not shown to matter. */
    Candidate remaining(SearchSpace space) {
        Candidate remaining = candidate;
        for (Part part : parts) {
            remaining = part.matters ? remaining : space.putBack(remaining, part.knob);
        }
        return remaining;
    }

    /** The finding of the goal's first metric; empty if the metric was not trusted. */
    Optional<Finding> finding() {
        return goal.findings().stream().findFirst();
    }
}

package longwire.tuning.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Finding;
import longwire.comparison.Promise;
import longwire.comparison.Verdict;

/**
 * A candidate against the default, in trials of their own.
 *
 * @param candidate that was found
 * @param goal what became of the goal's metrics
 * @param beside what became of the others
 * @param promises what became of the constraints
 * @param objections why it can't be used; empty where it can
 * @param parts each changed knob put back alone; empty where one is changed, or they were asked before
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
     * @param matters whether it is worse without
     */
    public record Part(int knob, List<Finding> findings, boolean matters) {}

    /** BETTER where any metric of the goal is and none is WORSE; the others where all of them are, and UNDECIDED else. */
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

    /** What speaks against it, whatever it gains: why it can't be used, and constraints that it breaks. */
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

    /** The candidate with all knobs put back that are not shown to matter. */
    Candidate remaining(SearchSpace space) {
        Candidate remaining = candidate;
        for (Part part : parts) {
            remaining = part.matters ? remaining : space.putBack(remaining, part.knob);
        }
        return remaining;
    }

    /** The goal's first metric; nothing where it was not trusted far enough to be compared. */
    Optional<Finding> finding() {
        return goal.findings().stream().findFirst();
    }
}

package longwire.tuning.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a search: proposes trials, receives their results, and decides when it is finished. */
interface Phase {
    /** All of them, in the order they follow one another. */
    List<Function<Search, Phase>> ALL =
            List.of(Knee::new, Screening::new, Racing::new, Refinement::new, Confirmation::new);

    /** What people call it. */
    String name();

    /** What to try next; asked only while it is neither converged nor doomed. */
    Request propose();

    /** Receives the result of the last proposal, which is already in the notebook. */
    void score(Step step);

    /** Whether there is nothing more to try, or no time for it. */
    boolean isConverged();

    /** Why the whole search can come to nothing; nothing while it can. */
    default Optional<String> isDoomed() {
        return Optional.empty();
    }

    /** The state of the phase, in one line for a person. */
    String standing();
}

package longwire.tuning.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a search: proposes what to try, is told what it came to, and says when it has had enough. */
interface Phase {
    /** All of them, in the order they follow one another. */
    List<Function<Search, Phase>> ALL =
            List.of(Knee::new, Screening::new, Racing::new, Refinement::new, Confirmation::new);

    /** What people call it. */
    String name();

    /** What to try next; asked only while it is neither converged nor doomed. */
    Request propose();

    /** Takes in what the last proposal came to, which the notebook has by now. */
    void score(Step step);

    /** Whether there is nothing more to try, or no time for it. */
    boolean isConverged();

    /** Why the whole search can come to nothing; nothing while it can. */
    default Optional<String> isDoomed() {
        return Optional.empty();
    }

    /** How it stands, in a line for a person. */
    String standing();
}

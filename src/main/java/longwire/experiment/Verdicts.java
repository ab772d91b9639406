package longwire.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import longwire.experiment.trial.Trial;

/**
 * Ends each trial once, and makes ready for the next: when its last viewer is done, or, where none came or one got lost on its
 * way, when it is the next one's turn.
 */
final class Verdicts {
    private final List<Trial> trials;
    private final Consumer<Trial> prepare;
    /** Reasons of trials that no viewer heard. */
    private final List<String> unheard = new ArrayList<>();

    private int judged;

    /** Verdicts on {@code trials}, in their order; {@code prepare} brings about what the next one wants. */
    Verdicts(List<Trial> trials, Consumer<Trial> prepare) {
        this.trials = trials;
        this.prepare = prepare;
    }

    /** Why the finished {@code trial} is INVALID; empty if it is VALID. */
    synchronized List<String> of(Trial trial) {
        judgeBefore(trial.number() - 1);
        return judge(trial);
    }

    /** Whether viewers are to come for {@code trial}, whose turn it is. */
    synchronized boolean admits(Trial trial) {
        judgeBefore(trial.number() - 1);
        return trial.isOn();
    }

    /** Judges whatever is left; gives why trials are INVALID that no viewer heard of. */
    synchronized List<String> remaining() {
        judgeBefore(trials.size());
        return List.copyOf(unheard);
    }

    private void judgeBefore(int number) {
        while (judged < number) {
            try {
                unheard.addAll(judge(trials.get(judged)));
            } catch (RuntimeException failed) {
                // Gatling calls from one of its event loops; an exception would end the loop, and the run would hang.
                unheard.add(String.valueOf(failed.getMessage()));
            }
        }
    }

    private List<String> judge(Trial trial) {
        judged = trial.number();
        List<String> reasons = trial.end();
        if (judged < trials.size()) {
            prepare.accept(trials.get(judged));
        }
        return reasons;
    }
}

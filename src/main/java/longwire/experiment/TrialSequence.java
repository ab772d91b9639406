package longwire.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import longwire.experiment.trial.Trial;

/**
 * Runs trials one after another: ends each once and prepares the next. A trial ends when its last viewer is done. If no viewer
 * came, or one never arrived, it ends when the next trial begins.
 */
final class TrialSequence {
    private final List<Trial> trials;
    private final Consumer<Trial> prepare;
    /** Why trials are INVALID whose end no viewer reported. */
    private final List<String> unreported = new ArrayList<>();

    private int ended;

    /** {@code trials} in their order; {@code prepare} makes ready for one, and ran for the first already. */
    TrialSequence(List<Trial> trials, Consumer<Trial> prepare) {
        this.trials = trials;
        this.prepare = prepare;
    }

    /** Why the finished {@code trial} is INVALID; empty if it is VALID. */
    synchronized List<String> end(Trial trial) {
        endBefore(trial.number() - 1);
        return endNow(trial);
    }

    /** Begins {@code trial}; returns whether its viewers are to start. */
    synchronized boolean begin(Trial trial) {
        endBefore(trial.number() - 1);
        return trial.isOn();
    }

    /** Ends all trials that have not ended; returns why trials are INVALID whose end no viewer reported. */
    synchronized List<String> endAll() {
        endBefore(trials.size());
        return List.copyOf(unreported);
    }

    private void endBefore(int number) {
        while (ended < number) {
            try {
                unreported.addAll(endNow(trials.get(ended)));
            } catch (RuntimeException failed) {
                // Gatling calls from one of its event loops; an exception would end the loop, and the run would hang.
                unreported.add(String.valueOf(failed.getMessage()));
            }
        }
    }

    private List<String> endNow(Trial trial) {
        ended = trial.number();
        List<String> reasons = trial.end();
        if (ended < trials.size()) {
            prepare.accept(trials.get(ended));
        }
        return reasons;
    }
}

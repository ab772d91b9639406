package longwire.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import longwire.experiment.trial.OneLine;
import longwire.experiment.trial.Surroundings;
import longwire.experiment.trial.Trial;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.plan.External;
import longwire.plan.Plan;
import longwire.viewer.Target;
import longwire.viewer.Transport;

/** Checks every side before the first trial, and applies the settings of its path before each trial. */
final class Readiness {
    private static final String REFUSED = "not started: ";

    private final Surroundings around;
    private final Plan plan;
    private final String webSocketPath;
    private final Preflight preflight;
    /** Systems with settings of their owner's that had their warm-up: it is the generator's, whichever are in effect. */
    private final Set<Warm> warm = new HashSet<>();

    private record Warm(External external, Transport transport) {}

    /** {@code webSocketPath} of our origin is what WebSockets open. */
    Readiness(Surroundings around, Plan plan, String webSocketPath) {
        this.around = around;
        this.plan = plan;
        this.webSocketPath = webSocketPath;
        this.preflight = new Preflight(around.viewers(), plan);
    }

    /**
     * Tries every side before any is loaded, and warms each up before any is measured: they share this process's JIT.
     *
     * @param firsts a trial of each side
     * @throws OutsideFault where one is not as it must be, and the others are not to go on without it
     */
    void tryAll(List<Trial> firsts) {
        firsts.forEach(trial -> tried(trial, this::check));
        if (plan.traffic().timing().warmUpMessages() > 0) {
            firsts.stream().filter(this::answers).forEach(trial -> tried(trial, this::warmUp));
        }
    }

    /** Prepares {@code trial}; returns in a line why it cannot start, or nothing. */
    Optional<String> prepare(Trial trial) {
        Optional<String> refusal = around.refusal(trial);
        try {
            if (refusal.isPresent()) {
                around.borrowed().giveBack();
            } else {
                settle(trial);
            }
        } catch (OutsideFault | InputFault failed) {
            return Optional.of(REFUSED + OneLine.of(failed));
        }
        return refusal.map(REFUSED::concat);
    }

    /** Where the viewers of {@code trial} connect. */
    Target target(Trial trial) {
        String path = around.planned(trial).echo(webSocketPath);
        return around.proxy(trial).target(trial.transport().originPath(path));
    }

    private void tried(Trial trial, Consumer<Trial> trying) {
        if (around.refusal(trial).isPresent()) {
            return;
        }
        try {
            trying.accept(trial);
        } catch (OutsideFault | InputFault failed) {
            around.refuse(trial, failed);
        }
    }

    private void check(Trial trial) {
        try {
            settle(trial);
            preflight.check(trial.side().path(), trial.transport(), target(trial), answers(trial));
        } finally {
            around.borrowed().giveBack();
        }
    }

    private void warmUp(Trial trial) {
        Optional<External> applied = around.planned(trial).external().filter(External::isApplied);
        if (applied.isPresent() && !warm.add(new Warm(applied.get(), trial.transport()))) {
            return;
        }
        apply(trial);
        around.live()
                .say("warming up " + trial.side().path() + " "
                        + trial.transport().label());
        preflight.warmUp(trial.transport(), target(trial));
    }

    private void settle(Trial trial) {
        around.borrowed().giveBack();
        apply(trial);
        around.borrowed().borrow(around.planned(trial).system());
    }

    private void apply(Trial trial) {
        if (!around.applied().apply(around.planned(trial))) {
            return;
        }
        try {
            preflight.awaitAnswer(trial.side().path(), trial.transport(), target(trial), answers(trial));
        } catch (OutsideFault silent) {
            around.applied().forget();
            throw silent;
        }
    }

    /** Whether the other side answers each message that a viewer sends. */
    private boolean answers(Trial trial) {
        return trial.transport().pulls() || webSocketPath.equals(Experiment.ECHO);
    }
}

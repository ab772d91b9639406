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
     * @param sides each once
     * @throws OutsideFault where one is not as it must be, and the others are not to go on without it
     */
    void tryAll(List<Trial.Side> sides) {
        sides.forEach(side -> tried(side, this::check));
        if (plan.traffic().timing().warmUpMessages() > 0) {
            sides.stream().filter(this::answers).forEach(side -> tried(side, this::warmUp));
        }
    }

    /** Prepares {@code trial}; returns in a line why it cannot start, or nothing. */
    Optional<String> prepare(Trial trial) {
        Optional<String> refusal =
                trial.sides().stream().flatMap(side -> refusal(side).stream()).findFirst();
        try {
            if (refusal.isPresent()) {
                around.borrowed().giveBack();
            } else {
                trial.sides().forEach(this::settle);
            }
        } catch (OutsideFault | InputFault failed) {
            return Optional.of(REFUSED + OneLine.of(failed));
        }
        return refusal;
    }

    /** Why {@code side} cannot be measured at all; empty if it can. */
    Optional<String> refusal(Trial.Side side) {
        return around.refusal(side).map(REFUSED::concat);
    }

    /** Where the viewers of {@code side} connect. */
    Target target(Trial.Side side) {
        String path = around.servicePath().orElseGet(() -> around.planned(side).echo(webSocketPath));
        String query = side.transport().streamsAnswers() ? plan.tokenStream().query() : "";
        return around.target(side, side.transport().originPath(path) + query)
                .deflating(around.planned(side).deflate());
    }

    private void tried(Trial.Side side, Consumer<Trial.Side> trying) {
        if (around.refusal(side).isPresent()) {
            return;
        }
        try {
            trying.accept(side);
        } catch (OutsideFault | InputFault failed) {
            around.refuse(side, failed);
        }
    }

    private void check(Trial.Side side) {
        try {
            settle(side);
            preflight.check(side.path(), side.transport(), target(side), answers(side));
        } finally {
            around.borrowed().giveBack();
        }
    }

    private void warmUp(Trial.Side side) {
        Optional<External> applied = around.planned(side).external().filter(External::isApplied);
        if (applied.isPresent() && !warm.add(new Warm(applied.get(), side.transport()))) {
            return;
        }
        apply(side);
        around.live().say("warming up " + side.label());
        preflight.warmUp(side.transport(), target(side));
    }

    private void settle(Trial.Side side) {
        plan.disturbance().what().check(around.proxy(side));
        around.borrowed().giveBack();
        apply(side);
        around.borrowed().borrow(around.planned(side).system());
    }

    private void apply(Trial.Side side) {
        if (!around.applied().apply(around.planned(side))) {
            return;
        }
        try {
            preflight.awaitAnswer(side.path(), side.transport(), target(side), answers(side));
        } catch (OutsideFault silent) {
            around.applied().forget();
            throw silent;
        }
    }

    /** Whether the other side answers each message that a viewer sends. */
    private boolean answers(Trial.Side side) {
        return side.transport().pulls() || side.transport().sends() && webSocketPath.equals(Experiment.ECHO);
    }
}

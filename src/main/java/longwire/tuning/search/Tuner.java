package longwire.tuning.search;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.fault.OutsideFault;

/** Leads a search through its phases. */
public final class Tuner {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Laboratory laboratory;
    private final Consumer<String> out;
    private final Runnable learned;

    /**
     * A tuner that has done nothing.
     *
     * @param out receives a line before each step and its result after it
     * @param learned is run after each step
     */
    public Tuner(Laboratory laboratory, Consumer<String> out, Runnable learned) {
        this.laboratory = laboratory;
        this.out = out;
        this.learned = learned;
    }

    /**
     * Searches until there is an answer.
     *
     * @throws OutsideFault when there can be none, with the reason
     */
    public Answer run(Search search) {
        for (Function<Search, Phase> each : Phase.ALL) {
            Phase phase = each.apply(search);
            while (!phase.isConverged()) {
                step(search, phase);
                Optional<String> doomed = phase.isDoomed();
                if (doomed.isPresent()) {
                    throw new OutsideFault(phase.name() + ": " + doomed.get());
                }
            }
            out.accept(phase.name() + ": " + phase.standing());
        }
        return Answer.of(search);
    }

    private void step(Search search, Phase phase) {
        Request request = phase.propose();
        Budget budget = search.budget();
        out.accept(String.format(
                Locale.ROOT,
                "%s: %d trials at %s, about %.1f min; %.1f of %.1f min are left",
                phase.name(),
                request.trials(),
                Words.rate(request.rate()),
                budget.seconds(request) / SECONDS_PER_MINUTE,
                (budget.seconds() - budget.spent()) / SECONDS_PER_MINUTE,
                budget.seconds() / SECONDS_PER_MINUTE));
        Step step = search.notebook().attempt(laboratory, request);
        budget.spend(step);
        phase.score(step);
        learned.run();
    }
}

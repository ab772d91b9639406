package longwire.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import longwire.plan.Plan;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/** What the trials of a run came to, in the order they ended: on disk after each, and judged as a whole in the end. */
final class Ledger {
    private final RunDirectory run;
    private final Plan plan;
    private final Instant start;
    private final int planned;
    private final List<TrialSummary> summaries = new ArrayList<>();

    /** One with nothing in it; {@code planned} trials are to come. */
    Ledger(RunDirectory run, Plan plan, Instant start, int planned) {
        this.run = run;
        this.plan = plan;
        this.start = start;
        this.planned = planned;
    }

    /** Adds a finished trial. */
    synchronized void add(TrialSummary summary) {
        summaries.add(summary);
        // Rewritten after each trial, so that a killed experiment keeps its finished trials.
        run.writeSummary(summary());
    }

    /** Writes the summary and marks the run INVALID for {@code reasons}, for INVALID trials, or for missing ones. */
    synchronized void conclude(List<String> reasons) {
        List<String> invalid = new ArrayList<>(reasons);
        if (reasons.isEmpty() && summaries.size() < planned) {
            invalid.add(summaries.size() + " of " + planned + " trials finished");
        }
        for (TrialSummary summary : summaries) {
            summary.invalid().forEach(reason -> invalid.add(summary.name() + ": " + reason));
        }
        run.writeSummary(summary());
        run.markInvalid(invalid);
    }

    private RunSummary summary() {
        return new RunSummary(
                plan.kept().name(), start.toString(), plan.trials().seed(), planned, List.copyOf(summaries));
    }
}

package longwire.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import longwire.network.Endpoint;
import longwire.plan.Plan;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/** What the trials of a run came to, in the order they ended: on disk after each, and judged as a whole in the end. */
final class Ledger {
    private final RunDirectory run;
    private final Plan plan;
    private final Instant start;
    private final int planned;
    private final RunProcess process;
    private final List<TrialSummary> summaries = new ArrayList<>();

    /** One with nothing in it, of a run that this process begins; {@code planned} trials are to come. */
    Ledger(RunDirectory run, Plan plan, Instant start, int planned) {
        this.run = run;
        this.plan = plan;
        this.start = start;
        this.planned = planned;
        process = RunProcess.ours(plan.kept().name(), start, planned);
        process.write(run.path());
    }

    /** Says that the run can be watched at {@code page} while it is on. */
    void watchedAt(Endpoint page) {
        process.withLive(page.toString()).write(run.path());
    }

    /** Adds a finished trial. */
    synchronized void add(TrialSummary summary) {
        summaries.add(summary);
        // Rewritten after each trial, so that a killed experiment keeps its finished trials.
        run.writeSummary(summary());
    }

    /** Ends the run: writes the summary, and marks it INVALID for {@code reasons}, for INVALID trials, or for missing ones. */
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
        RunProcess.remove(run.path());
    }

    private RunSummary summary() {
        return new RunSummary(
                plan.kept().name(), start.toString(), plan.trials().seed(), planned, List.copyOf(summaries));
    }
}

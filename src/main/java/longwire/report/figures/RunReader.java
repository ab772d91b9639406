package longwire.report.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import longwire.comparison.Criteria;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.plan.RunPlan;
import longwire.results.Environment;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/**
 * Reads the evidence of a run. What can't be read, or is not what the run's summary says of it, counts as not recorded and
 * is told as a fault; the rest goes on without it. A part of a log is never taken for the whole.
 */
public final class RunReader {
    /** A plan or an environment takes a few kB; what takes more is something else, and would swell a page. */
    private static final int MOST_QUOTED = 64 * 1024;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final RunDirectory run;
    private final RunSummary summary;
    private final Set<String> faults = new LinkedHashSet<>();

    /**
     * Opens a run.
     *
     * @throws OutsideFault where its summary can't be read: nothing can be told of it then
     */
    RunReader(RunDirectory run) {
        this.run = run;
        this.summary = run.summary();
    }

    RunDirectory run() {
        return run;
    }

    RunSummary summary() {
        return summary;
    }

    /** Seconds since the run started. */
    public double seconds(double epochMillis) {
        return (epochMillis - summary.startInstant().toEpochMilli()) / MILLIS_PER_SECOND;
    }

    /** What could not be read so far, each with its file, as a path within the run, and what is wrong with it. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** All that {@code trial} recorded of {@code series}, in nanoseconds. */
    Histogram histogram(TrialSummary trial, Series series) {
        Histogram recorded = orFault(() -> run.trial(trial.name()).histogram(series), Latencies.histogram());
        return isWhole(trial, series, recorded.getTotalCount()) ? recorded : Latencies.histogram();
    }

    /** The same interval by interval, neighbours added where there are many; those without a reading are left out. */
    public List<Histogram> intervals(TrialSummary trial, Series series) {
        List<Histogram> intervals = orFault(() -> IntervalReader.read(run.trial(trial.name()), series), List.of());
        long count = intervals.stream().mapToLong(Histogram::getTotalCount).sum();
        return !isWhole(trial, series, count)
                ? List.of()
                : intervals.stream()
                        .filter(interval -> interval.getTotalCount() > 0)
                        .toList();
    }

    /** What the run was measured with and on, as far as it says. */
    Optional<Environment> environment() {
        return Files.exists(run.path().resolve("environment.json"))
                ? orFault(() -> Optional.of(run.environment()), Optional.empty())
                : Optional.empty();
    }

    /** What the run's paths were, as far as it says. */
    List<RunPath> paths() {
        return orFault(run::paths, List.of());
    }

    /** When a difference counts, by the run's plan. */
    Criteria criteria() {
        return orFault(() -> Criteria.of(RunPlan.of(run)), Criteria.STANDARD);
    }

    /** The text of a file of the run, empty where there is none; of one that is too long its head. */
    public String text(String name) {
        Path file = run.path().resolve(name);
        if (!Files.exists(file)) {
            return "";
        }
        try {
            String text = Files.readString(file);
            return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "\n… (cut: see " + file + ")";
        } catch (IOException unreadable) {
            faults.add(name + ": cannot be read as text: " + unreadable.getMessage());
            return "";
        }
    }

    /** A log that was cut between two lines is a log like any other, were it not for what the summary says. */
    private boolean isWhole(TrialSummary trial, Series series, long count) {
        LatencySummary expected = trial.latencies().get(series.tag());
        if (expected == null || expected.count() == count) {
            return true;
        }
        Path directory = run.trial(trial.name()).path();
        if (!Files.isDirectory(directory)) {
            faults.add(trial.name()
                    + ": the directory is missing; the report shows only what summary.json has of this trial");
        } else if (!isDamaged(trial.name() + "/" + series.file() + ".hlog")) {
            faults.add(trial.name() + "/" + series.file() + ".hlog: " + HumanUnits.count(count) + " readings of "
                    + series.tag() + " (expected: " + HumanUnits.count(expected.count()) + ", as in summary.json)");
        }
        return false;
    }

    /** Whether it is said already what is wrong with {@code file}. */
    private boolean isDamaged(String file) {
        return faults.stream().anyMatch(fault -> fault.startsWith(file + ": "));
    }

    private <T> T orFault(Supplier<T> evidence, T otherwise) {
        try {
            return evidence.get();
        } catch (OutsideFault fault) {
            faults.add(fault.getMessage().replace(run.path() + "/", ""));
            return otherwise;
        }
    }
}

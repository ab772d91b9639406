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
import longwire.results.FleetTrial;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/**
 * Reads the evidence of a run. A file that cannot be read, or that contradicts the run's summary, counts as not
 * recorded and is reported as a fault; the rest is used without it. An incomplete log is never taken for a complete
 * one.
 */
public final class RunReader {
    /** A plan or an environment takes a few kB; a longer file is something else, and would bloat a page. */
    private static final int MOST_QUOTED = 64 * 1024;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final RunDirectory run;
    private final RunSummary summary;
    private final Set<String> faults = new LinkedHashSet<>();

    /**
     * Opens a run.
     *
     * @throws OutsideFault if its summary cannot be read, because without it nothing can be shown
     */
    RunReader(RunDirectory run) {
        this.run = run;
        this.summary = run.summary();
    }

    /** The run that it reads. */
    public RunDirectory run() {
        return run;
    }

    RunSummary summary() {
        return summary;
    }

    /** Seconds since the run started. */
    public double seconds(double epochMillis) {
        return (epochMillis - summary.startInstant().toEpochMilli()) / MILLIS_PER_SECOND;
    }

    /** The faults so far: each begins with the path of a file within the run, followed by what is wrong with it. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** All that {@code trial} recorded of {@code series}, in nanoseconds. */
    Histogram histogram(TrialSummary trial, Series series) {
        Histogram recorded = orFault(() -> run.trial(trial.name()).histogram(series), Latencies.histogram());
        return isWhole(trial, series, recorded.getTotalCount()) ? recorded : Latencies.histogram();
    }

    /** The same interval by interval; neighbours are merged if there are many, and empty intervals are omitted. */
    public List<Histogram> intervals(TrialSummary trial, Series series) {
        List<Histogram> intervals = orFault(() -> IntervalReader.read(run.trial(trial.name()), series), List.of());
        long count = intervals.stream().mapToLong(Histogram::getTotalCount).sum();
        return !isWhole(trial, series, count)
                ? List.of()
                : intervals.stream()
                        .filter(interval -> interval.getTotalCount() > 0)
                        .toList();
    }

    /** The environment of the run, if it is recorded. */
    Optional<Environment> environment() {
        return Files.exists(run.path().resolve("environment.json"))
                ? orFault(() -> Optional.of(run.environment()), Optional.empty())
                : Optional.empty();
    }

    /** The paths of the run; empty if they are not recorded. */
    List<RunPath> paths() {
        return orFault(run::paths, List.of());
    }

    /** What the members of a fleet came to in {@code trial}; empty if no fleet ran it. */
    Optional<FleetTrial> fleet(TrialSummary trial) {
        String file = trial.name() + "/" + FleetTrial.FILE;
        return Files.exists(run.path().resolve(file + ".json"))
                ? orFault(() -> Optional.of(run.readJson(file, FleetTrial.class)), Optional.empty())
                : Optional.empty();
    }

    /** The criteria of the run's plan for a difference that counts. */
    Criteria criteria() {
        return orFault(() -> Criteria.of(RunPlan.of(run)), Criteria.STANDARD);
    }

    /** The text of a file of the run, shortened if it is long; empty if there is no such file. */
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

    /** Whether the log is complete. Only the count in the summary reveals a log that was cut between two lines. */
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

    /** Whether there is already a fault for {@code file}. */
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

package longwire.selftest;

import java.util.List;
import java.util.Optional;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/** The VALID trials of a run, path by path. */
record Trials(RunDirectory run, RunSummary summary) {
    /** On a fit machine an accident may still spoil one trial in ten. */
    private static final double LEAST_VALID = 0.9;

    private static final int MOST_REASONS = 3;

    static Trials of(RunDirectory run) {
        return new Trials(run, run.summary());
    }

    /** The check that the trials finished and are VALID. */
    Check evidence() {
        long valid = summary.trials().stream().filter(TrialSummary::valid).count();
        return new Check(
                "trials",
                "all finished, at least nine in ten VALID",
                valid + " of " + summary.planned() + " are VALID" + reasons(),
                summary.trials().size() == summary.planned() && valid >= LEAST_VALID * summary.planned(),
                "see the reasons in " + run.path() + "; the usual cause is other programs on this machine");
    }

    /** Those of {@code path}, in the order they ran. */
    List<TrialSummary> of(String path) {
        return summary.trials().stream()
                .filter(TrialSummary::valid)
                .filter(trial -> trial.path().equals(path))
                .toList();
    }

    /** All readings of {@code series} in them. */
    Histogram histogram(String path, Series series) {
        Histogram sum = Latencies.histogram();
        of(path).forEach(trial -> sum.add(run.trial(trial.name()).histogram(series)));
        return sum;
    }

    /** A percentile of {@code series} in one of them; nothing where it has too few readings for it. */
    static Optional<Long> percentile(TrialSummary trial, Series series, double percentile) {
        return Optional.ofNullable(trial.latencies().get(series.tag()))
                .map(latencies -> latencies.percentileNanos().get(percentile));
    }

    private String reasons() {
        List<String> reasons = summary.trials().stream()
                .flatMap(trial -> trial.invalid().stream().map(reason -> trial.name() + ": " + reason))
                .toList();
        String told = String.join("; ", reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        return reasons.isEmpty() ? "" : "; " + told + (reasons.size() > MOST_REASONS ? " …" : "");
    }
}

package longwire.report.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * One series of one path and transport of a run: all its VALID trials, or all its trials if none is VALID.
 *
 * @param run it is of
 * @param path which was measured
 * @param transport which was measured
 * @param series which it is
 * @param trials in the order they ran, one or more
 */
record ExportedRow(RunDirectory run, String path, String transport, Series series, List<TrialSummary> trials) {
    /** The rows of {@code runs} that recorded anything; a run that can't be read becomes a line of {@code faults}. */
    static List<ExportedRow> of(List<RunDirectory> runs, Consumer<String> faults) {
        List<ExportedRow> rows = new ArrayList<>();
        for (RunDirectory run : runs) {
            try {
                rows.addAll(of(run, run.summary()));
            } catch (OutsideFault damaged) {
                faults.accept(damaged.getMessage());
            }
        }
        return rows;
    }

    /** What the file of this row is called, without its ending. */
    String name() {
        String words =
                String.join(".", run.path().toAbsolutePath().getFileName().toString(), path, transport, series.tag());
        return words.replaceAll("[^A-Za-z0-9._-]", "_") + (valid() ? "" : ".INVALID");
    }

    /** What it is, in a line of its file. */
    String about() {
        double limit = Trust.together(trials.stream().map(TrialSummary::trust).toList())
                .toldLimit();
        return String.format(
                "run %s, %s %s, %s; %d %s, %s; %s",
                run.path().toAbsolutePath().getFileName(),
                path,
                transport,
                series.tag(),
                trials.size(),
                trials.size() == 1 ? "trial" : "trials",
                valid() ? "VALID" : "INVALID",
                limit > 0 ? "trust limit " + LatencySummary.name(limit) : "no trust limit");
    }

    /** All its trials added up, in nanoseconds. */
    Histogram merged() {
        Histogram sum = Latencies.histogram();
        forEachInterval(sum::add);
        return sum;
    }

    /**
     * Passes each interval of its trials in order, in nanoseconds.
     *
     * @throws OutsideFault if a log is damaged, or has fewer or more samples than summary.json counts
     */
    void forEachInterval(Consumer<Histogram> reader) {
        for (TrialSummary trial : trials) {
            var directory = run.trial(trial.name()).path();
            long[] samples = new long[1];
            IntervalLog.forEach(directory, series, interval -> {
                samples[0] += interval.getTotalCount();
                reader.accept(interval);
            });
            long counted = trial.latencies().get(series.tag()).count();
            if (samples[0] != counted) {
                throw new OutsideFault(directory.resolve(series.file() + ".hlog") + ": " + samples[0] + " samples of "
                        + series.tag() + " (expected: " + counted + ", as summary.json says)");
            }
        }
    }

    private boolean valid() {
        return trials.get(0).valid();
    }

    private static List<ExportedRow> of(RunDirectory run, RunSummary summary) {
        Map<List<String>, List<TrialSummary>> byRow = summary.trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> List.of(trial.path(), trial.transport()), LinkedHashMap::new, Collectors.toList()));
        List<ExportedRow> rows = new ArrayList<>();
        byRow.forEach((row, all) -> {
            List<TrialSummary> valid = all.stream().filter(TrialSummary::valid).toList();
            List<TrialSummary> merged = valid.isEmpty() ? all : valid;
            Arrays.stream(Series.values()).forEach(series -> {
                List<TrialSummary> having = merged.stream()
                        .filter(trial -> trial.latencies().get(series.tag()) != null)
                        .toList();
                if (!having.isEmpty()) {
                    rows.add(new ExportedRow(run, row.get(0), row.get(1), series, having));
                }
            });
        });
        return rows;
    }
}

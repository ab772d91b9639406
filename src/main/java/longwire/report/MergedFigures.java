package longwire.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/**
 * All that formats tell of a run, derived from its directory once.
 *
 * @param run whose figures these are
 * @param summary of that run
 * @param reasons why the run can't be believed; empty for a VALID one
 * @param rows in the order they are told
 */
record MergedFigures(RunDirectory run, RunSummary summary, List<String> reasons, List<Row> rows) {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** Reads the run's directory, and adds up the histograms of trials of the same path and transport. */
    static MergedFigures of(RunDirectory run) {
        RunSummary summary = run.summary();
        Map<List<String>, List<TrialSummary>> trials = summary.trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> List.of(trial.path(), trial.transport()), LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = trials.values().stream()
                .map(same -> Row.of(run, same))
                .sorted(Row.ORDER)
                .toList();
        return new MergedFigures(run, summary, run.invalid(), rows);
    }

    /** When the run started, as a person reads it. */
    public String started() {
        Instant start = summary.startInstant();
        return START.format(start);
    }

    /** The verdict with how much of the plan it rests on. */
    public String verdict() {
        long valid = summary.trials().stream().filter(TrialSummary::valid).count();
        return (reasons.isEmpty() ? "VALID" : "INVALID") + ": "
                + summary.trials().size() + " of " + summary.planned() + " trials finished, " + valid
                + " of them VALID";
    }

    /** A table for each measure. */
    public List<FigureTable> measures() {
        return FigureTable.measures(rows);
    }

    /** What the proxies add, where there is a direct path to set them against: a table for each measure. */
    public List<FigureTable> added() {
        return AddedTables.of(rows);
    }

    /** The proxies in order, for each transport over which there are two or more of them. */
    public List<RankingTable> rankings() {
        return RankingTable.of(rows);
    }

    /** Every trial, in the order they ran. */
    public List<TrialLine> trials() {
        return summary.trials().stream().map(TrialLine::of).toList();
    }
}

package longwire.report.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.comparison.Criteria;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/**
 * All that formats tell of a run, derived from its directory once.
 *
 * @param reader of the run whose figures these are
 * @param name what the run is called: its plan's, or what tells it from other runs beside it
 * @param reasons why the run can't be believed; empty for a VALID one
 * @param rows in the order they are told
 */
public record MergedFigures(RunReader reader, String name, List<String> reasons, List<Row> rows) {
    /** Reads the run's directory, and adds up the histograms of trials of the same path and transport. */
    public static MergedFigures of(RunDirectory run) {
        RunReader reader = new RunReader(run);
        Map<List<String>, List<TrialSummary>> trials = reader.summary().trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> List.of(trial.path(), trial.transport()), LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = trials.values().stream()
                .map(same -> Row.of(reader, same))
                .sorted(Row.ORDER)
                .toList();
        return new MergedFigures(reader, reader.summary().name(), run.invalid(), rows);
    }

    /** The same with rows that say they are of {@code name}, a run among others. */
    public MergedFigures named(String name) {
        return new MergedFigures(
                reader, name, reasons, rows.stream().map(row -> row.of(name)).toList());
    }

    /** Whose figures these are. */
    public RunDirectory run() {
        return reader.run();
    }

    /** The name of its directory. */
    public String directory() {
        return run().path().toAbsolutePath().normalize().getFileName().toString();
    }

    /** What the run came to. */
    public RunSummary summary() {
        return reader.summary();
    }

    /** When the run started, as a person reads it. */
    public String started() {
        return Circumstances.start(reader);
    }

    /** The verdict with how much of the plan it rests on. */
    public String verdict() {
        long valid = summary().trials().stream().filter(TrialSummary::valid).count();
        return (reasons.isEmpty() ? "VALID" : "INVALID") + ": "
                + summary().trials().size() + " of " + summary().planned() + " trials finished, " + valid
                + " of them VALID";
    }

    /** A table for each measure. */
    public List<FigureTable> measures() {
        return FigureTable.measures(rows);
    }

    /** What the proxies add, where there is a direct path to set them against: a table for each measure. */
    public List<FigureTable> added() {
        return AddedTables.of(rows, criteria());
    }

    /** The proxies in order, for each transport over which there are two or more of them. */
    public List<RankingTable> rankings() {
        return RankingTable.of(rows, criteria());
    }

    /** When a difference counts, by the run's plan. */
    public Criteria criteria() {
        return reader.criteria();
    }

    /** Every trial, in the order they ran. */
    public List<TrialLine> trials() {
        return summary().trials().stream().map(TrialLine::of).toList();
    }
}

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
 * Everything that formats show of a run, derived once from its directory.
 *
 * @param reader reads the run whose figures these are
 * @param name of the run: the name of its plan, or a name that distinguishes it from other runs on the same page
 * @param reasons why the run is INVALID; empty for a VALID one
 * @param rows in the order in which they are shown
 */
public record MergedFigures(RunReader reader, String name, List<String> reasons, List<Row> rows) {
    /** Reads the run's directory, and merges the histograms of trials of the same path and transport. */
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

    /** The same with {@code name} as the run's name, which is added to the name of each row. */
    public MergedFigures named(String name) {
        return new MergedFigures(
                reader, name, reasons, rows.stream().map(row -> row.of(name)).toList());
    }

    /** The directory of the run. */
    public RunDirectory run() {
        return reader.run();
    }

    /** The name of the run's directory. */
    public String directory() {
        return run().path().toAbsolutePath().normalize().getFileName().toString();
    }

    /** The summary of the run. */
    public RunSummary summary() {
        return reader.summary();
    }

    /** The start of the run, for people. */
    public String started() {
        return Circumstances.start(reader);
    }

    /** VALID or INVALID, with the number of trials that were planned, finished and VALID. */
    public String verdict() {
        List<TrialSummary> trials = summary().trials();
        long valid = trials.stream().filter(TrialSummary::valid).count();
        long finished = trials.stream()
                .filter(trial -> !trial.invalid().contains(TrialSummary.INTERRUPTED))
                .count();
        return (reasons.isEmpty() ? "VALID" : "INVALID") + ": " + finished + " of "
                + summary().planned() + " trials finished, " + valid + " of them VALID";
    }

    /** What the trials found out beside times, in the order in which they ran. */
    public List<String> outcomes() {
        return summary().trials().stream()
                .flatMap(trial -> trial.outcome().sentences().stream().map(sentence -> trial.name() + ": " + sentence))
                .toList();
    }

    /** A table for each measure. */
    public List<FigureTable> measures() {
        return FigureTable.measures(rows);
    }

    /** What the proxies add to the direct path, if there is one: a table for each measure. */
    public List<FigureTable> added() {
        return AddedTables.of(rows, criteria());
    }

    /** What the run comes to, in at most six sentences. */
    public List<String> answers() {
        return Answers.of(rows, criteria());
    }

    /** The ranking of the proxies, for each transport with two or more of them. */
    public List<RankingTable> rankings() {
        return RankingTable.of(rows, criteria());
    }

    /** What the members of a fleet came to, if one ran it. */
    public FleetFigures fleet() {
        return FleetFigures.of(reader);
    }

    /** The run's criteria for a difference that counts. */
    public Criteria criteria() {
        return reader.criteria();
    }

    /** All trials in the order in which they ran. */
    public List<TrialLine> trials() {
        return summary().trials().stream().map(TrialLine::of).toList();
    }
}

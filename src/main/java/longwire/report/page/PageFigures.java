package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.report.figures.AddedTables;
import longwire.report.figures.Evidence;
import longwire.report.figures.FigureTable;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.RankingTable;
import longwire.report.figures.Row;
import longwire.report.figures.RunNames;
import longwire.results.RunDirectory;

/**
 * What one page tells: a run, or several over each other. Runs are neither added up nor set against each other; each keeps
 * its rows, and each row is set against the direct one of its own run.
 *
 * @param runs one or more, in the order they were asked for
 * @param unreadable what could not be read at all, each with its file and what is wrong with it
 */
public record PageFigures(List<MergedFigures> runs, List<String> unreadable) {
    /** The page of one run. */
    static PageFigures of(MergedFigures run) {
        return new PageFigures(List.of(run), List.of());
    }

    /** The page of {@code runs}; rows say of which run they are where there are several. */
    public static PageFigures of(List<MergedFigures> runs, List<String> unreadable) {
        List<String> names = RunNames.shortest(runs);
        List<MergedFigures> named = new ArrayList<>();
        for (int index = 0; index < runs.size(); index++) {
            named.add(runs.size() == 1 ? runs.get(index) : runs.get(index).named(names.get(index)));
        }
        return new PageFigures(named, unreadable);
    }

    /**
     * The page of {@code runs}, as far as they can be read.
     *
     * @throws OutsideFault when none can
     */
    public static PageFigures read(List<RunDirectory> runs) {
        List<MergedFigures> readable = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (RunDirectory run : runs) {
            try {
                readable.add(MergedFigures.of(run));
            } catch (OutsideFault unreadable) {
                faults.add(unreadable.getMessage());
            }
        }
        if (readable.isEmpty()) {
            throw new OutsideFault(String.join("\n", faults));
        }
        return of(readable, faults);
    }

    /** The plan's name, or how many runs there are. */
    public String title() {
        return runs.size() == 1 ? runs.get(0).summary().name() : runs.size() + " runs";
    }

    /** Which runs these are and whether to believe them, in a line. */
    String foot() {
        return runs.stream()
                .map(run -> run.name() + ", " + run.started() + ", "
                        + (run.reasons().isEmpty() ? "VALID" : "INVALID"))
                .collect(Collectors.joining(" · ", "Longwire: ", ""));
    }

    /** Whether it tells more than one run. */
    public boolean several() {
        return runs.size() > 1;
    }

    /** Rows of all runs, those of a transport beside each other. */
    public List<Row> rows() {
        return runs.stream()
                .flatMap(run -> run.rows().stream())
                .sorted(Row.ORDER)
                .toList();
    }

    /** A table for each measure. */
    public List<FigureTable> measures() {
        return FigureTable.measures(rows());
    }

    /** What the proxies add, where there is a direct path to set them against: a table for each measure. */
    public List<FigureTable> added() {
        return AddedTables.of(rows(), runs.get(0).criteria());
    }

    /** The proxies in order, for each transport over which there are two or more of them. */
    public List<RankingTable> rankings() {
        return RankingTable.of(rows(), runs.get(0).criteria());
    }

    /** The rows of which it is known what viewers' sockets carried. */
    public List<Row> carried() {
        return rows().stream().filter(row -> row.carried().known()).toList();
    }

    /** What lies behind each row. */
    public List<Evidence> evidence() {
        return rows().stream().map(Evidence::of).toList();
    }

    /** What could not be read, whose figures are missing. To be asked when all else has been. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(unreadable);
        for (MergedFigures run : runs) {
            String of = several() ? run.directory() + "/" : "";
            run.reader().faults().forEach(fault -> faults.add(of + fault));
        }
        return faults;
    }
}

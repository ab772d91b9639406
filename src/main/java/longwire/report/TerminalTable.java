package longwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.results.Cost;
import longwire.results.TrialSummary;

/** A run as a table of at most 80 columns, for a terminal. */
final class TerminalTable implements Format {
    private static final String HANGING = "    ";
    /** Room for {@code [12.3 µs]} and a space. */
    private static final int FIGURE_WIDTH = 10;
    /** Room for {@code −1.15…13.6 µs} and a space. */
    private static final int DIFFERENCE_WIDTH = 15;
    /** Room for {@code memory per connection} and a space. */
    private static final int RANKING_WIDTH = 22;
    /** So many of them fit beside a path's name. */
    private static final int RANKING_COLUMNS = 3;
    /** Room for {@code CPU per message}. */
    private static final int COST_WIDTH = 17;

    private final Ink ink;

    TerminalTable(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String text(MergedFigures figures) {
        TerminalPage page = new TerminalPage(ink);
        verdict(page, figures);
        List<FigureTable> tables = Stream.concat(figures.measures().stream(), figures.added().stream())
                .toList();
        tables.forEach(table -> block(table, figures.rows()).drawOn(page));
        figures.rankings().forEach(ranking -> ranking(page, ranking));
        costs(page, figures.rows());
        legend(page, tables);
        page.title("Behind the figures");
        figures.rows().forEach(row -> evidence(page, Evidence.of(row)));
        page.line("");
        // The one line that may be wider: a broken path can't be copied.
        page.line("Report: " + figures.run().report());
        return page.toString();
    }

    private static void verdict(TerminalPage page, MergedFigures figures) {
        page.title(figures.summary().name());
        page.text("", figures.started() + ", seed " + figures.summary().seed());
        page.text("", figures.verdict());
        figures.reasons().forEach(reason -> page.hanging("  - ", HANGING, reason));
    }

    private static TerminalBlock block(FigureTable table, List<Row> rows) {
        TerminalBlock block = new TerminalBlock(
                table.title(), table.columns(), table.difference() ? DIFFERENCE_WIDTH : FIGURE_WIDTH, widths(rows));
        for (FigureTable.Line line : table.lines()) {
            block.line(
                    line.invalid(),
                    line.labels(),
                    line.figures().stream().map(table::text).toList());
            List<String> intervals =
                    line.figures().stream().map(table::interval).toList();
            if (!String.join("", intervals).isEmpty()) {
                block.below(intervals);
            }
        }
        return block;
    }

    private static void ranking(TerminalPage page, RankingTable table) {
        List<Integer> longest = List.of(table.lines().stream()
                .mapToInt(line -> line.path().length())
                .max()
                .orElse(1));
        for (List<String> columns : table.columnsBy(RANKING_COLUMNS)) {
            TerminalBlock block = new TerminalBlock(table.title(), columns, RANKING_WIDTH, longest);
            int first = table.columns().indexOf(columns.get(0));
            table.lines()
                    .forEach(line -> block.line(
                            false,
                            List.of(line.path()),
                            line.cells().subList(first, first + columns.size()).stream()
                                    .map(RankingTable.Cell::text)
                                    .toList()));
            block.drawOn(page);
        }
        page.text("  ", table.note());
    }

    private static void costs(TerminalPage page, List<Row> rows) {
        TerminalBlock block = new TerminalBlock(
                "What the proxy costs its host", List.of("CPU per message", "resident"), COST_WIDTH, widths(rows));
        boolean any = false;
        for (Row row : rows) {
            for (SideCost cost : row.costs()) {
                if (cost.side().equals(Cost.PROXY)) {
                    block.line(row.invalid(), row.labels(), List.of(cost.cpuPerMessage(), cost.resident()));
                    any = true;
                }
            }
        }
        if (any) {
            block.drawOn(page);
        }
    }

    /** Explains the marks that are there, and no others. */
    private static void legend(TerminalPage page, List<FigureTable> tables) {
        List<FigureTable.Line> lines =
                tables.stream().flatMap(table -> table.lines().stream()).toList();
        List<String> legend = new ArrayList<>();
        if (any(lines, Figure.Standing.BEYOND_TRUST)) {
            legend.add("[ ] beyond the trust limit: half of it or more may be the measuring machine's;");
            legend.add("    a lower rate, a quieter machine or a lower timer slack raises the limit");
        }
        if (any(lines, Figure.Standing.UNSUPPORTED)) {
            legend.add("-   too few samples: fewer than ten lie beyond this percentile");
        }
        if (lines.stream().anyMatch(FigureTable.Line::invalid)) {
            legend.add("!   from INVALID trials: there is no VALID one");
        }
        if (!legend.isEmpty()) {
            page.line("");
        }
        legend.forEach(page::line);
    }

    private static void evidence(TerminalPage page, Evidence evidence) {
        page.hanging("  ", HANGING, evidence.subject());
        evidence.facts().forEach(fact -> page.hanging(HANGING, HANGING + "  ", fact));
        for (TrialSummary trial : evidence.invalid()) {
            page.hanging(HANGING, HANGING + "  ", "INVALID " + trial.name());
            trial.invalid().forEach(reason -> page.hanging(HANGING + "  - ", HANGING + HANGING, reason));
        }
    }

    private static boolean any(List<FigureTable.Line> lines, Figure.Standing standing) {
        return lines.stream()
                .flatMap(line -> line.figures().stream())
                .anyMatch(figure -> figure.standing() == standing);
    }

    /** Of all rows, so that the columns of every table stand below one another. */
    private static List<Integer> widths(List<Row> rows) {
        return new ArrayList<>(List.of(longest(rows, Row::path), longest(rows, Row::transport)));
    }

    private static int longest(List<Row> rows, Function<Row, String> label) {
        return rows.stream().map(label).mapToInt(String::length).max().orElse(1);
    }
}

package longwire.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.measurement.Trust;
import longwire.report.figures.Evidence;
import longwire.report.figures.FigureTable;
import longwire.report.figures.Format;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.Row;
import longwire.report.figures.SideCost;
import longwire.report.figures.WireCost;
import longwire.results.Cost;
import longwire.results.TrialSummary;

/** A run as a table of at most 80 columns, for a terminal. */
public final class TerminalTable implements Format {
    private static final String HANGING = "    ";
    /** Room for {@code [12.3 µs]} and a space. */
    private static final int FIGURE_WIDTH = 10;
    /** Room for {@code −1.15…13.6 µs} and a space. */
    private static final int DIFFERENCE_WIDTH = 15;

    private final Ink ink;

    public TerminalTable(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String text(MergedFigures figures) {
        TerminalPage page = new TerminalPage(ink);
        verdict(page, figures);
        List<FigureTable> tables = Stream.concat(figures.measures().stream(), figures.added().stream())
                .toList();
        tables.forEach(table -> block(table, figures.rows()).drawOn(page));
        figures.rankings().forEach(ranking -> TerminalRanking.draw(ranking, page));
        costs(page, figures.rows());
        carried(page, figures.rows());
        TerminalFleet.draw(figures.fleet(), page);
        legend(page, tables);
        page.title("Behind the figures");
        figures.rows().forEach(row -> evidence(page, Evidence.of(row)));
        faults(page, figures.reader().faults());
        page.answers(figures.answers());
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
        figures.outcomes().forEach(outcome -> page.hanging("  ", HANGING, outcome));
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

    private static void costs(TerminalPage page, List<Row> rows) {
        TerminalBlock block = new TerminalBlock(
                "What the proxy costs its host",
                List.of("CPU/msg", "RSS", "PSS/conn", "sock/conn", "resent"),
                FIGURE_WIDTH,
                widths(rows));
        boolean any = false;
        for (Row row : rows) {
            for (SideCost cost : row.costs()) {
                if (cost.side().equals(Cost.PROXY)) {
                    List<String> cells = List.of(
                            cost.cpuPerMessage(),
                            cost.resident(),
                            cost.proportionalPerConnection(),
                            cost.socketsPerConnection(),
                            row.retransmits());
                    block.line(row.invalid(), row.labels(), cells);
                    any = true;
                }
            }
        }
        if (any) {
            block.drawOn(page);
            page.text("  ", "resent: TCP segments that this host sent again, per 1,000 messages");
        }
    }

    private static void carried(TerminalPage page, List<Row> rows) {
        TerminalBlock block = new TerminalBlock(
                "What a viewer's socket carries, as the kernel counted it",
                List.of("out/msg", "in/msg", "segs/msg", "B/event", "req/event"),
                FIGURE_WIDTH,
                widths(rows));
        List<Row> weighed = rows.stream().filter(row -> row.carried().known()).toList();
        for (Row row : weighed) {
            WireCost wire = row.carried();
            block.line(
                    row.invalid(),
                    row.labels(),
                    List.of(
                            wire.sentPerMessage(),
                            wire.receivedPerMessage(),
                            wire.segmentsPerMessage(),
                            wire.bytesPerEvent(),
                            wire.requestsPerEvent()));
        }
        if (!weighed.isEmpty()) {
            block.drawOn(page);
            page.text(
                    "  ",
                    "payload of TCP, TLS included, without headers of TCP and IP; msg: a message and its reply, or a poll and"
                            + " its answer; segs: TCP segments both ways");
        }
    }

    /** Explains the marks that occur. */
    private static void legend(TerminalPage page, List<FigureTable> tables) {
        List<FigureTable.Line> lines =
                tables.stream().flatMap(table -> table.lines().stream()).toList();
        List<String> legend = new ArrayList<>();
        if (any(lines, Trust.Standing.BEYOND_TRUST)) {
            legend.add("[ ] beyond the trust limit: half of it or more may be the measuring machine's;");
            legend.add("    a lower rate, a quieter machine or a lower timer slack raises the limit");
        }
        if (any(lines, Trust.Standing.UNSUPPORTED)) {
            legend.add("-   too few samples: fewer than ten lie beyond this percentile");
        }
        if (lines.stream().flatMap(line -> line.figures().stream()).anyMatch(figure -> figure.interval()
                .isPresent())) {
            legend.add("…   below a difference: its interval, at the confidence of the plan");
        }
        if (lines.stream().anyMatch(FigureTable.Line::invalid)) {
            legend.add("!   from INVALID trials, because none is VALID");
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

    private static void faults(TerminalPage page, List<String> faults) {
        if (!faults.isEmpty()) {
            page.title("Could not be read, missing above");
            faults.forEach(fault -> page.hanging("  - ", HANGING, fault));
        }
    }

    private static boolean any(List<FigureTable.Line> lines, Trust.Standing standing) {
        return lines.stream()
                .flatMap(line -> line.figures().stream())
                .anyMatch(figure -> figure.standing() == standing);
    }

    /** Of all rows, so that the columns of every table stand below one another. */
    private static List<Integer> widths(List<Row> rows) {
        return new ArrayList<>(List.of(longest(rows, Row::name), longest(rows, Row::transport)));
    }

    private static int longest(List<Row> rows, Function<Row, String> label) {
        return rows.stream().map(label).mapToInt(String::length).max().orElse(1);
    }
}

package longwire.report.terminal;

import java.util.List;
import java.util.stream.IntStream;
import longwire.report.figures.RankingTable;

/** A ranking in a terminal: as many columns side by side as fit, the others below. */
final class TerminalRanking {
    /** What the columns of one block may take together; the rest is for the paths' names. */
    private static final int ROOM = 60;
    /** Room for {@code 1.27 ms 10–12} and a space. */
    private static final int LEAST_WIDTH = 15;

    private TerminalRanking() {}

    /** Draws {@code table} at the end of {@code page}. */
    static void draw(RankingTable table, TerminalPage page) {
        int longest = table.lines().stream()
                .mapToInt(line -> line.path().length())
                .max()
                .orElse(1);
        String title = table.title();
        int to = 0;
        while (to < table.columns().size()) {
            int from = to;
            to = from + fitting(table.columns().subList(from, table.columns().size()));
            int end = to;
            List<String> columns = table.columns().subList(from, to);
            TerminalBlock block = new TerminalBlock(title, columns, width(columns), List.of(longest));
            table.lines()
                    .forEach(line -> block.line(
                            false,
                            List.of(line.path()),
                            IntStream.range(from, end)
                                    .mapToObj(column -> line.cells().get(column).text())
                                    .toList()));
            block.drawOn(page);
            title = "";
        }
        page.text("  ", table.note());
    }

    /** How many of the first columns fit, 1 or more. */
    private static int fitting(List<String> columns) {
        int fitting = 1;
        while (fitting < columns.size() && (fitting + 1) * width(columns.subList(0, fitting + 1)) <= ROOM) {
            fitting++;
        }
        return fitting;
    }

    private static int width(List<String> columns) {
        return Math.max(
                LEAST_WIDTH, 2 + columns.stream().mapToInt(String::length).max().orElse(0));
    }
}

package longwire.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in a terminal: labels to the left, cells of one width to the right of them, a mark before what is INVALID. The
 * first label gets what room the others leave it.
 */
public final class TerminalBlock {
    /** Stands before a line that no VALID trial is behind. */
    public static final String INVALID_MARK = "! ";

    private static final String NO_MARK = "  ";
    private static final String GAP = "  ";
    /** Labels after the first are shortened to this. */
    private static final int LONGEST_LABEL = 13;

    private final String title;
    private final List<String> columns;
    private final int cellWidth;
    private final List<Integer> labelWidths;
    private final List<Line> lines = new ArrayList<>();

    private sealed interface Line {}

    private record Row(String mark, List<String> labels, List<String> cells) implements Line {}

    private record Remark(String text) implements Line {}

    /**
     * An empty table.
     *
     * @param title above it; empty where it goes on with the table before
     * @param columns names of the cells
     * @param cellWidth of each, the space before it included
     * @param longestLabels how long the labels of the table will be at most
     */
    public TerminalBlock(String title, List<String> columns, int cellWidth, List<Integer> longestLabels) {
        this.title = title;
        this.columns = columns;
        this.cellWidth = cellWidth;
        this.labelWidths = new ArrayList<>(longestLabels);
        this.labelWidths.replaceAll(width -> Math.min(width, LONGEST_LABEL));
        int others = labelWidths.stream()
                .skip(1)
                .mapToInt(width -> GAP.length() + width)
                .sum();
        int room = TerminalPage.WIDTH - NO_MARK.length() - others - columns.size() * cellWidth;
        this.labelWidths.set(0, Math.min(longestLabels.get(0), room));
    }

    /** Adds a line: as many labels as there are widths, as many cells as there are columns. */
    public void line(boolean invalid, List<String> labels, List<String> cells) {
        lines.add(new Row(invalid ? INVALID_MARK : NO_MARK, labels, cells));
    }

    /** Adds cells below those of the last line, without labels. */
    void below(List<String> cells) {
        lines.add(new Row(NO_MARK, labelWidths.stream().map(any -> "").toList(), cells));
    }

    /** Adds a text below the last line, broken where it is too long. */
    public void remark(String text) {
        lines.add(new Remark(text));
    }

    /** Draws it at the end of {@code page}. */
    public void drawOn(TerminalPage page) {
        if (title.isEmpty()) {
            page.line("");
        } else {
            page.title(title);
        }
        int labels =
                labelWidths.stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length();
        page.columns(NO_MARK + " ".repeat(labels) + cells(columns));
        for (Line line : lines) {
            if (line instanceof Row row) {
                page.line(row.mark + labels(row.labels) + cells(row.cells));
            } else if (line instanceof Remark remark) {
                page.text(NO_MARK + NO_MARK, remark.text);
            }
        }
    }

    private String labels(List<String> labels) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < labelWidths.size(); column++) {
            int width = labelWidths.get(column);
            padded.add(String.format("%-" + width + "s", TerminalPage.shortened(labels.get(column), width)));
        }
        return String.join(GAP, padded);
    }

    private String cells(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining());
    }

    /** A closing bracket hangs over to the right, so that digits stay in line whether in brackets or not. */
    private String cell(String text) {
        return String.format("%" + cellWidth + "s", text.endsWith("]") ? text : text + " ");
    }
}

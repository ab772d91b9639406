package longwire.live.terminal;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as a page needs: it keeps the cursor within its bounds, and scrolls where lines are fed. */
final class Terminal {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])|(.)", Pattern.DOTALL);

    private final char[][] cells;
    private int row;
    private int column;
    private boolean second;
    private boolean cursor = true;
    private boolean wraps = true;

    Terminal(int columns, int rows) {
        cells = new char[rows][columns];
        Arrays.stream(cells).forEach(line -> Arrays.fill(line, ' '));
    }

    void play(String text) {
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group(4) != null) {
                print(pieces.group(4).charAt(0));
            } else if (pieces.group(1).isEmpty()) {
                control(pieces.group(3).charAt(0), pieces.group(2));
            } else {
                mode(pieces.group(2), pieces.group(3).equals("h"));
            }
        }
    }

    /** A row, from 1. */
    String row(int number) {
        return new String(cells[number - 1]);
    }

    /** Whether it shows its second screen. */
    boolean second() {
        return second;
    }

    boolean cursor() {
        return cursor;
    }

    boolean wraps() {
        return wraps;
    }

    private void print(char sign) {
        if (sign < ' ' || wraps) {
            throw new AssertionError("a page is drawn without feeding lines, while nothing wraps: " + (int) sign);
        }
        cells[row][Math.min(column, cells[row].length - 1)] = sign;
        column = Math.min(column + 1, cells[row].length);
    }

    private void control(char what, String parameters) {
        switch (what) {
            case 'H' -> {
                String[] to = parameters.split(";");
                row = Math.min(Integer.parseInt(to[0]), cells.length) - 1;
                column = Math.min(Integer.parseInt(to[1]), cells[row].length) - 1;
            }
            case 'J' -> {
                Arrays.fill(cells[row], column, cells[row].length, ' ');
                for (int below = row + 1; below < cells.length; below++) {
                    Arrays.fill(cells[below], ' ');
                }
            }
            case 'm' -> {}
            default -> throw new AssertionError("unknown: " + what);
        }
    }

    private void mode(String number, boolean on) {
        switch (number) {
            case "1049" -> second = on;
            case "25" -> cursor = on;
            case "7" -> wraps = on;
            case "2026" -> {}
            default -> throw new AssertionError("unknown: " + number);
        }
    }
}

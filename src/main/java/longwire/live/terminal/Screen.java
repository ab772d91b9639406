package longwire.live.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import longwire.live.terminal.Dashboard.Line;
import longwire.live.terminal.Dashboard.Tone;

/**
 * A terminal that shows one page, redrawn in place on its second screen, so that what was there before comes back. It asks
 * the terminal nothing: one that is smaller shows the upper left part of the page, also when it has just become so.
 */
final class Screen implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    /** The second screen; no cursor; what is too long is cut, not wrapped. */
    private static final String BEGIN = ESCAPE + "?1049h" + ESCAPE + "?25l" + ESCAPE + "?7l";

    private static final String END = ESCAPE + "?7h" + ESCAPE + "?25h" + ESCAPE + "?1049l";
    /** Terminals that support these sequences show a frame at once; others ignore them. */
    private static final String FRAME_BEGINS = ESCAPE + "?2026h";

    private static final String FRAME_ENDS = ESCAPE + "?2026l";
    private static final String REST_OF_SCREEN = ESCAPE + "J";

    private static final Map<Tone, String> TONES = Map.of(
            Tone.PLAIN, "",
            Tone.STRONG, ESCAPE + "1m",
            Tone.FAINT, ESCAPE + "2m",
            Tone.GOOD, ESCAPE + "32m",
            Tone.BAD, ESCAPE + "31m");
    private static final String NO_TONE = ESCAPE + "0m";

    private final PrintStream terminal;
    private final boolean tones;
    private boolean closed;

    /** Takes {@code terminal}; {@code tones} says whether lines may stand out. */
    Screen(PrintStream terminal, boolean tones) {
        this.terminal = terminal;
        this.tones = tones;
        write(BEGIN);
    }

    /** Draws {@code page} in the place of what is there; nothing once it is closed. */
    synchronized void draw(List<Line> page) {
        if (!closed) {
            write(frame(page));
        }
    }

    /** Gives the terminal back as it was; harmless when done before. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            write(END);
        }
    }

    /**
     * From the last line to the first: where a terminal has too few, it takes each that it does not have for its last, and
     * the one drawn latest there is the one that belongs there.
     */
    private String frame(List<Line> page) {
        StringBuilder frame =
                new StringBuilder(FRAME_BEGINS).append(at(page.size() + 1)).append(REST_OF_SCREEN);
        for (int row = page.size(); row >= 1; row--) {
            Line line = page.get(row - 1);
            frame.append(at(row));
            if (tones && line.tone() != Tone.PLAIN) {
                frame.append(TONES.get(line.tone())).append(padded(line)).append(NO_TONE);
            } else {
                frame.append(padded(line));
            }
        }
        return frame.append(FRAME_ENDS).toString();
    }

    /** Covers what was there; to erase the rest of a line would erase the last column of a terminal that it just fills. */
    private static String padded(Line line) {
        return line.text() + " ".repeat(Dashboard.WIDTH - line.text().length());
    }

    private static String at(int row) {
        return ESCAPE + row + ";1H";
    }

    private void write(String text) {
        terminal.print(text);
        terminal.flush();
    }
}

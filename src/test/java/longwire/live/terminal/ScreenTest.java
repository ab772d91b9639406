package longwire.live.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import longwire.live.terminal.Dashboard.Line;
import longwire.live.terminal.Dashboard.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal shows of a page, whatever its size, and that it is given back as it was. */
class ScreenTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), false);

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"80, 24", "120, 50", "80, 10", "40, 24", "20, 3", "1, 1"})
    void aTerminalShowsTheUpperLeftPartOfThePage(int columns, int rows) {
        Terminal terminal = new Terminal(columns, rows);

        screen.draw(page(24, "line "));
        screen.draw(page(24, "row "));

        terminal.play(text());
        for (int row = 1; row <= rows; row++) {
            String whole = row <= 24 ? "row " + row : "";
            String shown = terminal.row(row);
            // What does not fit is written over the last column.
            assertThat(shown.substring(0, columns - 1).stripTrailing())
                    .isEqualTo(whole.substring(0, Math.min(whole.length(), columns - 1)));
        }
    }

    @Test
    void aLineThatJustFitsIsWhole() {
        Terminal terminal = new Terminal(80, 24);
        String full = "0123456789".repeat(8);

        screen.draw(List.of(new Line(full, Tone.PLAIN), new Line("short", Tone.PLAIN)));

        terminal.play(text());
        assertThat(terminal.row(1)).isEqualTo(full);
        assertThat(terminal.row(2).strip()).isEqualTo("short");
    }

    @Test
    void aShorterPageLeavesNothingOfALongerOne() {
        Terminal terminal = new Terminal(80, 24);

        screen.draw(page(24, "a long line "));
        screen.draw(page(3, "b"));

        terminal.play(text());
        assertThat(terminal.row(1).strip()).isEqualTo("b1");
        assertThat(terminal.row(3).strip()).isEqualTo("b3");
        assertThat(terminal.row(4)).isBlank();
        assertThat(terminal.row(24)).isBlank();
    }

    @Test
    void whatThePageWasDrawnOverComesBackOnceAndForAll() {
        Terminal terminal = new Terminal(80, 24);

        screen.draw(page(2, "x"));
        screen.close();
        screen.close();
        screen.draw(page(2, "too late"));

        terminal.play(text());
        assertThat(terminal.second()).isFalse();
        assertThat(terminal.cursor()).isTrue();
        assertThat(terminal.wraps()).isTrue();
        assertThat(text()).endsWith("\u001b[?1049l").doesNotContain("too late");
    }

    @Test
    void linesStandOutOnlyWhereTheyMay() {
        screen.draw(List.of(new Line("bad", Tone.BAD)));
        assertThat(text()).doesNotContain("\u001b[31m");

        new Screen(new PrintStream(written, true, StandardCharsets.UTF_8), true)
                .draw(List.of(new Line("bad", Tone.BAD)));
        assertThat(text()).containsPattern("\u001b\\[31mbad *\u001b\\[0m");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static List<Line> page(int lines, String text) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(row -> new Line(text + row, Tone.PLAIN))
                .toList();
    }
}

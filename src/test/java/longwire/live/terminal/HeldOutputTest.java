package longwire.live.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldOutputTest {
    private final HeldOutput held = new HeldOutput();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void linesAreShownInTheirOrderWhenTheyAreReleased() {
        PrintStream one = held.stream();
        PrintStream other = held.stream();

        one.println("p50 78 µs");
        other.println("warning");
        one.print("unfinished");
        assertThat(shown.size()).isZero();
        held.release(out);

        assertThat(text()).isEqualTo("p50 78 µs\nwarning\nunfinished\n");
    }

    @Test
    void whoeverStillPrintsToItIsHeardAtOnce() {
        PrintStream stream = held.stream();

        held.release(out);
        stream.println("later");

        assertThat(text()).isEqualTo("later\n");
    }

    @Test
    void ofTooManyLinesTheLatestAreKept() {
        PrintStream stream = held.stream();
        for (int i = 1; i <= 1_010; i++) {
            stream.println("line " + i);
        }

        held.release(out);

        assertThat(text())
                .startsWith("(10 lines before this are not kept)\nline 11\n")
                .endsWith("line 1010\n");
    }

    @Test
    void aLineWithoutAnEndIsCut() {
        PrintStream stream = held.stream();
        stream.print("x".repeat(20_000));

        held.release(out);

        assertThat(text().lines()).hasSize(3);
        assertThat(text().replace("\n", "")).hasSize(20_000);
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}

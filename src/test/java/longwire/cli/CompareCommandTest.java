package longwire.cli;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    private static final int TRIALS = 8;

    @TempDir
    private Path results;

    @Test
    void theStatusSaysWhetherAnythingIsWorse() {
        Path before = run(1_000, 100_000);
        Path slower = run(1_000, 130_000);

        assertThat(compare(before, slower)).isEqualTo(1);
        assertThat(compare(slower, before)).isZero();
        assertThat(compare(before, slower, "--threshold", "0.9")).isZero();
    }

    @Test
    void runsThatCannotBeComparedAreNotUnlessForced() {
        Path before = run(1_000, 100_000);
        Path other = run(2_000, 130_000);

        assertThat(compare(before, other)).isEqualTo(2);
        assertThat(compare(before, other, "--force")).isZero();
    }

    @Test
    void aPathIsChosenBehindAColon() {
        Path run = run(1_000, 100_000);

        assertThat(compare(run + ":direct", run + ":edge")).isEqualTo(1);
        assertThat(compare(run + ":edge", run + ":edge")).isZero();
    }

    @Test
    void thePathsOfARunAreComparedUnderWhatItComesTo() {
        String run = run(1_000, 100_000).toString();
        String answer = "edge adds 50.0 µs (50.0…50.0";

        assertThat(Spoken.by("compare", run).out()).contains("What it comes to", answer);
        assertThat(Spoken.by("compare", run, "--format", "markdown").out()).startsWith("- " + answer);
        assertThat(Spoken.by("compare", run, "--format", "html").out()).contains("<li>" + answer);
        assertThat(Spoken.by("compare", run, "--format", "json").out()).contains("\"answers\"", answer);
    }

    private Path run(int rate, long edgeNanos) {
        ExampleRun run = new ExampleRun(results).rate(rate);
        for (int trial = 0; trial < TRIALS; trial++) {
            long spread = trial * 300L;
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, 100, any -> 50_000 + spread));
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, 100, any -> edgeNanos + spread));
        }
        return run.finished().path();
    }

    private static int compare(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            texts[index] = arguments[index].toString();
        }
        return new CommandLine(new CompareCommand()).execute(texts);
    }
}

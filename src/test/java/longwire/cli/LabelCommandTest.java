package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import longwire.results.Labels;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LabelCommandTest {
    @TempDir
    Path results;

    private Path run;

    @BeforeEach
    void writeARun() {
        run = new SyntheticRun(results, "example", Instant.parse("2026-11-23T04:05:06Z"), 1)
                .finished()
                .path();
    }

    @Test
    void labelsAreGivenTakenAndTheTagToo() {
        assertThat(label("release=1.2", "who=me", "--baseline")).isZero();
        assertThat(Labels.read(run))
                .isEqualTo(
                        Labels.NONE.with(Map.of("release", "1.2", "who", "me")).asBaseline(true));

        assertThat(label("who=")).isZero();
        assertThat(Labels.read(run).text()).isEqualTo("baseline release=1.2");

        assertThat(label("--no-baseline")).isZero();
        assertThat(Labels.read(run).text()).isEqualTo("release=1.2");
    }

    @Test
    void askingAloneLeavesNothing() {
        assertThat(label()).isZero();

        assertThat(Labels.file(run)).doesNotExist();
    }

    @Test
    void whatIsNoLabelChangesNothing() {
        assertThat(label("release=1.2", "nonsense")).isNotZero();
        assertThat(label("a b=1.2")).isNotZero();

        assertThat(Labels.read(run)).isEqualTo(Labels.NONE);
    }

    private int label(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = run.toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLine(new LabelCommand())
                .setExecutionExceptionHandler((fault, command, result) -> 2)
                .execute(all);
    }
}

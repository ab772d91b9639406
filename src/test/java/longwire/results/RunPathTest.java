package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunPathTest {
    @TempDir
    private Path directory;

    private RunDirectory run;

    @BeforeEach
    void open() {
        run = RunDirectory.at(directory);
    }

    @Test
    void whatIsWrittenIsRead() {
        RunPath path = new RunPath(
                "tuned",
                "nginx",
                "1.28.0",
                "/opt/nginx/sbin/nginx",
                "my-nginx.conf",
                "viewer",
                "40ms",
                Map.of("worker_processes", "2"),
                Map.of("net.core.somaxconn", "4096"),
                "abc",
                "");

        run.writePaths(List.of(path));

        assertThat(run.paths()).containsExactly(path);
        assertThat(path.allSettings()).isEqualTo(Map.of("worker_processes", "2", "net.core.somaxconn", "4096"));
    }

    @Test
    void aRunThatDoesNotSayHasNone() {
        assertThat(run.paths()).isEmpty();
    }

    @Test
    void whatARunOfBeforeOrOfALaterVersionSaysOtherwiseIsNoFault() {
        run.writeText("paths.json", "[{\"name\": \"edge\", \"settings\": {\"loops\": 2}, \"colour\": \"green\"}]");

        assertThat(run.paths())
                .containsExactly(new RunPath("edge", "", "", "", "", "", "", Map.of("loops", "2"), Map.of(), "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"edge\"}", "[null]", "[1]", "[{\"settings\": 1}]", "[", ""})
    void whatIsNoListOfPathsIsRefusedByTheNameOfTheFile(String text) {
        run.writeText("paths.json", text);

        assertThatThrownBy(run::paths)
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(directory.resolve("paths.json") + ": not written by Longwire: ");
    }
}

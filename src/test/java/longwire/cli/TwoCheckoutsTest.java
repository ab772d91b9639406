package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that CI calls, as it starts, asks and ends. What it calls is a command line that says what it was asked and answers
 * as a test wants; that the real one measures is tested elsewhere.
 */
@Tag("whole")
class TwoCheckoutsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LONGWIRE =
            """
            #!/bin/sh
            case $1 in
              origin) echo "origin listening on 127.0.0.1:9"; exec tail -f /dev/null ;;
              run) echo "$*"; for key; do case $key in results=*) mkdir "${key#results=}/run-1" ;; esac; done; exit "$RUN" ;;
              compare) echo "$*"; exit "$COMPARE" ;;
            esac
            """;
    /** Listens where it is told, and leaves what it is behind. */
    private static final String START =
            """
            exec node -e '
              const [host, port] = process.env.LONGWIRE_LISTEN.split(":");
              require("fs").writeFileSync("told", `${process.pid} ${process.env.LONGWIRE_ORIGIN}`);
              require("net").createServer().listen(port, host);'
            """;

    @TempDir
    private Path directory;

    private OutsideProgram bash;
    private Path script;
    private Path output;

    @BeforeEach
    void place() throws IOException {
        bash = OutsideProgram.needed("bash");
        OutsideProgram.needed("node");
        Path scripts = Files.createDirectory(directory.resolve("scripts"));
        script = Files.copy(Path.of("scripts/two-checkouts"), scripts.resolve("two-checkouts"));
        Files.writeString(scripts.resolve("longwire"), LONGWIRE);
        Files.setPosixFilePermissions(scripts.resolve("longwire"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(directory.resolve("base"));
        Files.createDirectory(directory.resolve("candidate"));
        output = directory.resolve("output");
    }

    @ParameterizedTest(name = "run {0}, compare {1}: status {2}")
    @CsvSource({"0, 0, 0", "0, 1, 1", "2, 2, 2", "2, 0, 2", "70, 0, 70"})
    void theStatusIsThatOfTheComparisonOrOfARunThatCannotBeBelieved(int run, int compare, int status) throws Exception {
        assertThat(measured(START, run, compare).status()).isEqualTo(status);
    }

    @Test
    void bothSystemsAreStartedBeforeTheOneOriginAreMeasuredInOneRunAndEndWithIt() throws Exception {
        OutsideProgram.Run run = measured(START, 0, 1);

        assertThat(run.output())
                .containsPattern(
                        "run -s EchoRoundTrip .*rate=500 .*paths=\\[\\{name=base,proxy=external,target=\"ws://"
                                + "127\\.0\\.0\\.1:\\d+/echo\"},\\{name=candidate,proxy=external,target=\"ws://127\\.0\\.0\\.1:\\d+/echo\"}]");
        for (String side : new String[] {"base", "candidate"}) {
            String[] told = Files.readString(directory.resolve(side + "/told")).split(" ");
            assertThat(told[1]).isEqualTo("127.0.0.1:9");
            assertThat(ProcessHandle.of(Long.parseLong(told[0])).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void theComparisonIsThereInEveryFormatThatCiShows() throws Exception {
        measured(START, 0, 1);

        String paths = output + "/run-1:base " + output + "/run-1:candidate";
        assertThat(output.resolve("comparison.txt")).hasContent("compare " + paths);
        assertThat(output.resolve("comparison.md")).hasContent("compare " + paths + " --format markdown");
        assertThat(output.resolve("comparison.html")).hasContent("compare " + paths + " --format html");
        assertThat(output.resolve("comparison.junit.xml")).hasContent("compare " + paths + " --format junit");
    }

    @Test
    void aSystemThatDoesNotStartIsNamedWithWhatItSaid() throws Exception {
        OutsideProgram.Run run = measured("echo no such module; exit 1", 0, 0);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.output())
                .contains("no such module", "base did not start")
                .doesNotContain("EchoRoundTrip");
    }

    @Test
    void whatIsNoDirectoryIsRefusedAndSoIsAnOutputThatHasSomethingInIt() throws Exception {
        Files.delete(directory.resolve("candidate"));
        OutsideProgram.Run missing = measured(START, 0, 0);
        Files.createDirectory(directory.resolve("candidate"));
        Files.createDirectories(output.resolve("run-0"));
        OutsideProgram.Run full = measured(START, 0, 0);

        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.output()).contains("candidate (expected: a directory)");
        assertThat(full.status()).isEqualTo(2);
        assertThat(full.output()).contains("output (expected: a new or empty directory)");
    }

    private OutsideProgram.Run measured(String start, int run, int compare) throws IOException, InterruptedException {
        return bash.run(
                LIMIT,
                Map.of("RUN", String.valueOf(run), "COMPARE", String.valueOf(compare)),
                script.toString(),
                directory.resolve("base").toString(),
                directory.resolve("candidate").toString(),
                start,
                output.toString(),
                "rate=500");
    }
}

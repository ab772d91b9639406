package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private static final Environment WHOLE = new Environment(
            "0.9", "3.14", "4.2", true, "A processor", 2, "Linux 6.1", "17", 0.25, 1_024L, Map.of("fs.nr_open", "8"));

    @TempDir
    Path results;

    private RunDirectory run;

    @BeforeEach
    void createARun() {
        run = RunDirectory.create(results, "example", Instant.parse("2026-11-23T04:05:06Z"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        run.writeEnvironment(WHOLE);

        assertThat(run.environment()).isEqualTo(WHOLE);
    }

    /** Scripts and earlier versions know these. */
    @Test
    void theFileHasTheNamesThatItEverHad() {
        run.writeEnvironment(WHOLE);

        assertThat(run.readText("environment.json"))
                .isEqualToIgnoringNewLines(
                        """
                        {
                          "longwire" : "0.9",
                          "gatling" : "3.14",
                          "netty" : "4.2",
                          "loopback" : true,
                          "cpu" : "A processor",
                          "cpus" : 2,
                          "kernel" : "Linux 6.1",
                          "jdk" : "17",
                          "load-average" : 0.25,
                          "open-files-limit" : 1024,
                          "sysctls" : {
                            "fs.nr_open" : "8"
                          }
                        }
                        """);
    }

    @Test
    void ofARunOfBeforeOnlyWhatItSaysIsKnownAndWhatALaterOneSaysBesideIsPassedOver() {
        run.writeText(
                "environment.json",
                "{\"cpu\": \"A processor\", \"cpus\": null, \"load-average\": 1, \"moon\": {\"phase\": 3},"
                        + " \"sysctls\": {\"fs.nr_open\": \"8\", \"odd\": null}}");

        assertThat(run.environment().kernel()).isEmpty();
        assertThat(run.environment().loopback()).isNull();
        assertThat(run.environment().facts())
                .containsExactly(
                        entry("cpu", "A processor"),
                        entry("load-average", "1.0"),
                        entry("sysctls.fs.nr_open", "8"),
                        entry("sysctls.odd", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "[1], ARRAY (expected: OBJECT)",
                "null, NULL (expected: OBJECT)",
                "{, Unexpected end-of-input",
                "`{\"cpus\": \"many\"}`, Cannot deserialize value of type",
            })
    void whatIsNoEnvironmentIsAFaultThatNamesTheFile(String content, String fault) {
        run.writeText("environment.json", content);

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(run::environment)
                .withMessageStartingWith(
                        run.path().resolve("environment.json") + ": not written by Longwire: " + fault);
    }

    @Test
    void aRunWithoutOneIsAFaultThatSaysSo() {
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(run::environment)
                .withMessageStartingWith(run.path().resolve("environment.json") + ": cannot be read: ");
    }
}

package longwire.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import longwire.experiment.BusyMachine;
import longwire.experiment.ExperimentProcess;
import longwire.testtimes.LongTest;
import longwire.witness.Capture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with tiny plans: from the first experiment to the page. What a busy machine makes of them is not asked. */
@Tag("whole")
class WholeSelfTestTest {
    private static final String TINY =
            "transports = [websocket], connections = 10, handshakes-per-second = 100, rate = 1000, repeats = 1,"
                    + " warm-up-messages = 0, warm-up = 50ms, duration = 500ms";
    private static final String PLAN = "longwire { %s, paths = [%s] }";
    private static final String PROXIES = "{ name = %s, proxy = direct %s },";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTinyPlans() throws IOException {
        write(Part.FLOOR, TINY, "direct");
        write(Part.WITNESS, TINY + ", message-log = true", "direct");
        write(
                Part.PAUSES,
                TINY + ", duration = 1s, disturbance { what = pause-origin, after = 200ms, lasting = 100ms }",
                "direct");
        write(Part.DELAYS, TINY, path("floor", "") + path("late", ", delay = \"uniform:0-2ms\""));
        write(Part.COMPARISONS, TINY, path("a", "") + path("b", "") + path("slow", ", delay = 12us"));
    }

    @LongTest
    @Test
    void allPartsAreRecordedJudgedAndToldAndMayBeJudgedAgain() throws Exception {
        try (ExperimentProcess selfTest = start("--rounds", "10")) {
            int status = selfTest.awaitEnd();

            assertThat(status).as(selfTest.text()).isIn(0, 1);
            Path made = selfTest.run();
            JsonNode json = json(made);
            assertThat(json.get("fit").asBoolean()).isEqualTo(status == 0);
            boolean witnessed = Capture.whyNot(directory).isEmpty();
            assertThat(json.get("parts")).hasSize(witnessed ? 5 : 4).allSatisfy(part -> assertThat(part.get("checks"))
                    .isNotEmpty());
            assertThat(json.at("/parts/" + (witnessed ? 4 : 3) + "/checks/0/measured")
                            .asText())
                    .contains(" of 30 are VALID");
            assertThat(Files.readString(made.resolve("selftest.html")))
                    .contains("measure", "Comparisons: the same proxy twice");
            assertThat(made.resolve("INVALID")).doesNotExist();
            assertThat(selfTest.output().subList(0, selfTest.output().size() - 1))
                    .filteredOn(line -> !BusyMachine.isToldIn(line))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(selfTest.output()).endsWith("Page: " + made.resolve("selftest.html"));

            try (ExperimentProcess again = start("--again", made.toString())) {
                assertThat(again.awaitEnd()).as(again.text()).isEqualTo(status);
                assertThat(json(made)).isEqualTo(json);
            }
        }
    }

    @LongTest
    @Test
    void aSelfTestThatIsKilledLeavesNoProcess() throws Exception {
        write(Part.FLOOR, TINY + ", repeats = 100", "direct");
        try (ExperimentProcess selfTest = start("--quick")) {
            assertThat(selfTest.awaitLine("[1/100] ")).as(selfTest.text()).isTrue();
            assertThat(selfTest.children()).hasSize(2);

            selfTest.signal("KILL");

            selfTest.awaitChildrenGone();
            assertThat(selfTest.run().resolve("INVALID")).hasContent("not finished");
        }
    }

    @LongTest
    @Test
    void anInterruptedSelfTestStopsItsExperiment() throws Exception {
        write(Part.FLOOR, TINY + ", repeats = 100", "direct");
        try (ExperimentProcess selfTest = start("--quick")) {
            assertThat(selfTest.awaitLine("[1/100] ")).as(selfTest.text()).isTrue();

            selfTest.signal("INT");

            assertThat(selfTest.awaitEnd()).isEqualTo(128 + 2);
            assertThat(selfTest.output()).last().asString().startsWith("interrupted; kept: ");
            selfTest.awaitChildrenGone();
        }
    }

    @Test
    void anExperimentThatDoesNotStartEndsItWithTheReason() throws Exception {
        write(Part.FLOOR, TINY + ", connections = 0", "direct");
        try (ExperimentProcess selfTest = start("--quick")) {
            int status = selfTest.awaitEnd();

            assertThat(status).as(selfTest.text()).isEqualTo(3);
            assertThat(selfTest.text())
                    .contains("selftest-floor ended with status 2")
                    .contains("connections: 0 (expected: a whole number from 1 to 1000000)");
        }
    }

    @Test
    void whatCanNotBeIsRefusedAtOnce() throws Exception {
        Files.delete(directory.resolve(Part.PAUSES.planFile()));

        try (ExperimentProcess rounds = start("--rounds", "9");
                ExperimentProcess again = start("--again", directory.toString())) {
            assertThat(rounds.awaitEnd()).isEqualTo(2);
            assertThat(rounds.output())
                    .containsExactly(
                            "rounds: 9 (expected: a whole number from 10 to 1000)",
                            "plans: " + directory + " (expected: a directory with selftest-pauses.conf)");
            assertThat(again.awaitEnd()).isEqualTo(2);
            assertThat(again.output())
                    .containsExactly("again: " + directory + " (expected: the results directory of a self-test)");
        }
    }

    private ExperimentProcess start(String... options) throws IOException {
        return ExperimentProcess.start(
                directory,
                Stream.concat(
                                Stream.of(
                                        "selftest",
                                        "--plans",
                                        directory.toString(),
                                        "--results",
                                        directory.resolve("results").toString()),
                                Stream.of(options))
                        .toList());
    }

    private void write(Part part, String settings, String paths) throws IOException {
        Files.writeString(directory.resolve(part.planFile()), PLAN.formatted(settings, paths));
    }

    private static String path(String name, String delay) {
        return PROXIES.formatted(name, delay);
    }

    private static JsonNode json(Path made) throws IOException {
        return new ObjectMapper().readTree(made.resolve("selftest.json").toFile());
    }
}

package longwire.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.experiment.ExperimentProcess;
import longwire.plan.PlanDraft;
import longwire.proxy.ProxyDrivers;
import longwire.results.RunDirectory;
import longwire.testtimes.LongTest;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Goal;
import longwire.tuning.search.Notebook;
import longwire.tuning.search.Request;
import longwire.tuning.search.SearchSpace;
import longwire.tuning.search.Step;
import longwire.tuning.subject.ExperimentLaboratory;
import longwire.tuning.subject.ExternalSubject;
import longwire.tuning.subject.ProxySubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, and real experiments with tiny loads; whole searches are tried with a synthetic proxy. */
@Tag("whole")
class WholeTuningTest {
    private static final String TINY =
            "longwire { connections = 5, handshakes-per-second = 100, rate = 2000, warm-up-messages = 0, warm-up = 50ms,"
                    + " duration = 600ms, deadline = 1s }";

    private static final String KNEE = "knee: 1 trials at ";

    @TempDir
    private Path directory;

    private Path plan;

    @BeforeEach
    void writePlan() throws IOException {
        plan = Files.writeString(directory.resolve("tiny.conf"), TINY);
    }

    @LongTest
    @Test
    void aRequestIsAnExperimentWithAPathForEachCandidate() {
        List<String> said = new ArrayList<>();
        ProxySubject edge = new ProxySubject(
                ProxyDrivers.named("edge"),
                List.of("sockets.receive-buffer", "sockets.tcp-no-delay"),
                Optional.empty(),
                Map.of("sockets.receive-buffer", "512"));
        SearchSpace space = new SearchSpace(edge.knobs());
        RunDirectory kept = RunDirectory.at(directory);
        ExperimentLaboratory laboratory = new ExperimentLaboratory(kept, PlanDraft.of(plan), edge, space, 1, said::add);
        Notebook notebook = new Notebook(space, Goal.parse("frame p50"));
        Candidate other = space.standard().with(0, 2).with(1, 1);
        Request request = new Request("screening", 100, List.of(space.standard(), other, space.standard()), 1);

        Step step = notebook.attempt(laboratory, request);

        assertThat(step.trials()).extracting("path").containsExactly("default", "c1", "default");
        assertThat(step.trials())
                .allSatisfy(trial -> assertThat(trial.offeredPerSecond()).isEqualTo(100));
        assertThat(step.seconds()).isPositive();
        RunDirectory run = RunDirectory.open(directory.resolve(step.run()));
        assertThat(run.readJson("paths")
                        .at("/0/settings/sockets.receive-buffer")
                        .asText())
                .isEqualTo("512");
        assertThat(run.readJson("paths")
                        .at("/1/settings/sockets.receive-buffer")
                        .asText())
                .isEqualTo("2048");
        assertThat(run.readJson("paths").at("/1/settings/sockets.tcp-no-delay").asText())
                .isEqualTo("false");
        assertThat(said).anyMatch(line -> line.contains("[3/3] 3-default-websocket"));
    }

    @LongTest
    @Test
    void anInterruptedSearchKeepsWhatItHasAndSaysHowToGoOn() throws Exception {
        try (ExperimentProcess search = start("edge", "--budget", "60m")) {
            // The second, whatever its rate: on a busy machine the first may be tried again.
            assertThat(search.awaitLine(KNEE) && search.awaitLine(KNEE))
                    .as(search.text())
                    .isTrue();

            search.signal("INT");

            assertThat(search.awaitEnd()).isEqualTo(128 + 2);
            assertThat(search.text()).contains("to resume: scripts/longwire tune --resume " + search.run());
            search.awaitChildrenGone();
            assertThat(search.run().resolve("INVALID")).content().startsWith("not finished");
            assertThat(Files.readString(search.run().resolve("tuning.html"))).contains("not finished");

            try (ExperimentProcess resumed = start("--resume", search.run().toString())) {
                assertThat(resumed.awaitLine("as recorded in 01-knee"))
                        .as(resumed.text())
                        .isTrue();
                assertThat(resumed.awaitLine(KNEE)).as(resumed.text()).isTrue();
                resumed.signal("INT");
                resumed.awaitEnd();
                resumed.awaitChildrenGone();
            }
        }
    }

    @Test
    void settingsOfARunningSystemAreReadFromAFileOfTheUsers() throws IOException {
        Path file = Files.writeString(
                directory.resolve("own.conf"),
                """
                settings {
                  "buffer.size" { values = [4k, 8k, 16k], default = 8k, ordered = true, effect = "Of each tunnel." }
                  "no delay" { values = [on, off], default = on }
                }
                """);

        assertThat(new ExternalSubject("ws://127.0.0.1:1/echo", "true", "", file).knobs())
                .extracting(knob -> knob.name() + " " + knob.levels() + " " + knob.standardValue())
                .containsExactly("buffer.size [4k, 8k, 16k] 8k", "no delay [on, off] on");
    }

    private ExperimentProcess start(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("tune"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--plan",
                plan.toString(),
                "--results",
                directory.resolve("results").toString()));
        return ExperimentProcess.start(directory, arguments);
    }
}

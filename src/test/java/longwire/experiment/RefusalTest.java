package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.network.ReservedPort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees and a script gets when an experiment can't be done: a line or two, and status 2 or 3. */
@Tag("whole")
class RefusalTest {
    @TempDir
    private Path directory;

    @Test
    void aPlanThatMeansNothingEndsWithStatus2() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(directory, "EchoRoundTrip", "connections=0")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(2);
            assertThat(experiment.output())
                    .containsExactly("connections: 0 (expected: a whole number from 1 to 1000000)");
        }
    }

    @Test
    void eventsThatAreToBeKeptBackEndWithStatus2() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory, "Feed", "transports=websocket", "paths=[{ proxy = direct, delay = 12us }]")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(2);
            assertThat(experiment.output()).contains("delay of direct: 12us (expected: none where events are pushed)");
        }
    }

    @Test
    void aTargetThatNobodyListensAtEndsWithStatus3() throws Exception {
        try (ReservedPort free = new ReservedPort();
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        "target=ws://" + free.endpoint() + "/echo",
                        "reconnect.attempts=0")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(3);
            assertThat(experiment.output())
                    .anyMatch(line -> line.startsWith("target: ws://" + free.endpoint() + "/echo cannot be used: ")
                            && line.contains("Connection refused"))
                    .noneMatch(line -> line.contains("\tat "));
        }
    }

    @Test
    void aSimulationThatIsNotThereEndsWithStatus2() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(directory, "EchoRoundTripp")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(2);
            assertThat(experiment.output())
                    .containsExactly(
                            "simulation: longwire.simulations.EchoRoundTripp (expected: the name of a compiled simulation class)");
        }
    }

    @Test
    void resultsThatCanNotBeWrittenEndWithStatus3() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", "results=/proc/nothing/here")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(3);
            assertThat(experiment.output()).hasSize(1).allMatch(line -> line.startsWith("results: /proc/nothing"));
        }
    }
}

package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void transportsThatCarryNoMessagesEndWithStatus2WhereMessagesAreSent() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", "transports=websocket,sse")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(2);
            assertThat(experiment.output())
                    .contains(
                            "transports: sse (expected: one that sends messages, since this simulation does; Feed receives"
                                    + " events)");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sse, event stream answered with status 404 (expected: 200): Not Found: not found",
        "long-poll, long poll answered with status 404 (expected: 200 or 204): not found",
    })
    void aTransportThatTheTargetDoesNotSpeakEndsWithStatus3(String transport, String reason) throws Exception {
        OriginSettings settings = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 1, 64, 1 << 20);
        try (OriginServer origin = OriginServer.start(settings);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "Feed",
                        "target=ws://" + origin.endpoint() + "/elsewhere/feed",
                        "transports=" + transport,
                        "reconnect.attempts=0")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(3);
            assertThat(experiment.output())
                    .anyMatch(line -> line.startsWith("target: ws://" + origin.endpoint() + "/elsewhere/" + transport)
                            && line.endsWith(" cannot be used: " + reason))
                    .noneMatch(line -> line.contains("\tat "));
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

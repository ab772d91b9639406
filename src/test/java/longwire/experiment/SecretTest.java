package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What viewers tell a service in confidence stands nowhere afterwards: in no file of the run, and in nothing that was printed. */
@LongTest
@Tag("whole")
class SecretTest {
    private static final String SECRET = "Zq7c0nfident1al";
    private static final OriginSettings ORIGIN = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20);

    @TempDir
    private Path directory;

    @Test
    void aTokenIsInNoFileAndInNoLine() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), SECRET + "\n");
        String placeholder = "${file." + token + "}";
        try (OriginServer origin = OriginServer.start(ORIGIN);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        SmallPlan.with(
                                "target=ws://" + origin.endpoint() + "/echo?token=" + placeholder,
                                "transports=websocket,poll",
                                "viewer.headers.Authorization=Bearer " + placeholder,
                                "live.listen=127.0.0.1:0"))) {
            int status = experiment.awaitEnd();

            BusyMachine.finished(experiment, status);
            assertThat(experiment.text()).doesNotContain(SECRET);
            assertThat(Files.readString(experiment.run().resolve("plan.conf")))
                    .contains("Bearer " + placeholder, "?token=" + placeholder);
            Files.delete(token);
            assertThat(filesWith(SECRET)).isEmpty();
        }
    }

    /** The origin quotes what it does not know. */
    @Test
    void aRefusalThatQuotesItIsToldWithoutIt() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), SECRET + "\n");
        try (OriginServer origin = OriginServer.start(ORIGIN);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        SmallPlan.with(
                                "target=ws://" + origin.endpoint() + "/${file." + token + "}",
                                "reconnect.attempts=0"))) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(3);
            assertThat(experiment.text())
                    .contains("cannot be used: handshake answered with status 404 (expected: 101)")
                    .doesNotContain(SECRET);
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}

package longwire.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.process.JavaCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol as others use it, in a Gatling of its own. */
@Tag("whole")
class OwnSimulationTest {
    @TempDir
    private Path directory;

    @Test
    void itsUsersAreInGatlingsStatisticsAndItsNanosecondsInTheLogs() throws Exception {
        Path record = directory.resolve("record");
        try (OriginServer origin =
                OriginServer.start(new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20))) {
            Process gatling = gatling("ws://" + origin.endpoint() + "/echo", record);

            String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(gatling.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(gatling.exitValue()).as(printed).isZero();
            assertThat(printed).contains("request count").doesNotContain("Exception");
        }
        assertThat(IntervalLog.read(record, Series.RESPONSE).getTotalCount()).isEqualTo(20L * OwnSimulation.USERS);
        assertThat(IntervalLog.read(record, Series.HANDSHAKE).getTotalCount()).isEqualTo(OwnSimulation.USERS);
        assertThat(Files.readAllLines(record.resolve("counts.txt"))).contains("received 400", "lost 0", "closed 20");
    }

    @Test
    void nobodyThereIsAFailedAssertionAndNoHang() throws Exception {
        Process gatling = gatling("ws://127.0.0.1:1/echo", directory.resolve("record"));

        String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(gatling.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(gatling.exitValue()).as(printed).isEqualTo(2);
        assertThat(printed).contains("Connection refused");
    }

    @Test
    void aHostWithoutAnAddressIsAFailedAssertionAndNoHang() throws Exception {
        Process gatling = gatling("ws://no-such-host.invalid/echo", directory.resolve("record"));

        String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(gatling.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(gatling.exitValue()).as(printed).isEqualTo(2);
        assertThat(printed).contains("no-such-host.invalid has no address");
    }

    private Process gatling(String url, Path record) throws IOException {
        List<String> jvm = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck",
                "-Down.url=" + url,
                "-Down.record=" + record);
        List<String> arguments = List.of(
                "-s",
                OwnSimulation.class.getName(),
                "-rf",
                directory.resolve("gatling").toString());
        return new ProcessBuilder(JavaCommand.of("io.gatling.app.Gatling", jvm, arguments))
                .redirectErrorStream(true)
                .start();
    }
}

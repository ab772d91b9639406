package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.testtimes.LongTest;
import longwire.viewer.Transport;
import longwire.viewer.kit.WireKit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A transport of another project: it passes the kit, and a simulation of that project finds it by its label. */
class LengthPrefixedTest {
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> itsWireFulfilsTheContract() {
        return new WireKit(new LengthPrefixed(), LengthPrefixedPeer::new)
                .checks().stream().map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    @LongTest
    @Test
    @Tag("whole")
    void aSimulationOfItsProjectUsesIt() throws Exception {
        Path record = directory.resolve("record");
        try (EchoServer server = EchoServer.start()) {
            Process gatling = gatling("tcp://127.0.0.1:" + server.port(), record);

            String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(gatling.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(gatling.exitValue()).as(printed).isZero();
        }
        int messages = LengthPrefixedSimulation.USERS * LengthPrefixedSimulation.MESSAGES_PER_USER;
        assertThat(IntervalLog.read(record, Series.RESPONSE).getTotalCount()).isEqualTo(messages);
        assertThat(Files.readAllLines(record.resolve("counts.txt")))
                .contains("received " + messages, "lost 0", "dropped 0", "closed " + LengthPrefixedSimulation.USERS);
    }

    private Process gatling(String url, Path record) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck",
                        "-Dexample.url=" + url,
                        "-Dexample.record=" + record,
                        "-cp",
                        registered() + File.pathSeparator + System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "-s",
                        LengthPrefixedSimulation.class.getName(),
                        "-rf",
                        directory.resolve("gatling").toString()))
                .redirectErrorStream(true)
                .start();
    }

    /** A resource folder with the one line that registers the transport; not in ours, where every test would see it. */
    private Path registered() throws IOException {
        Path services = Files.createDirectories(directory.resolve("resources/META-INF/services"));
        Files.writeString(services.resolve(Transport.class.getName()), LengthPrefixed.class.getName() + "\n");
        return directory.resolve("resources");
    }
}

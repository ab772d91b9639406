package longwire.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.clock.Patience;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.process.JavaCommand;
import longwire.testtimes.LongTest;
import longwire.viewer.ScriptedServer;
import longwire.viewer.ServerConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol as others use it, in a Gatling of its own. */
@Tag("whole")
class OwnSimulationTest {
    private static final AtomicInteger LOGINS = new AtomicInteger();

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

    @LongTest
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

    /** A service that wants a token of its own login, and answers JSON-RPC. One user in five is not let in. */
    @Test
    void aTokenOfALoginGoesIntoTheHandshakeAndWhoIsNotLetInKeepsNobodyWaiting() throws Exception {
        Path record = directory.resolve("record");
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        try (ScriptedServer service = ScriptedServer.telling(connection -> {
            String request = connection.readRequest();
            if (request.startsWith("POST /login ")) {
                login(connection, tokens);
            } else {
                answer(connection, request, tokens);
            }
        })) {
            Process gatling = gatling(LoginSimulation.class, service.target("/").toString(), record);

            String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(gatling.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(gatling.exitValue()).as(printed).isZero();
        }
        assertThat(tokens).as("each was used").isEmpty();
        assertThat(Files.readAllLines(record.resolve("counts.txt")))
                .contains("opened 8", "received 80", "lost 0", "errors 0", "corrupted 0");
    }

    private static void login(ServerConnection connection, Set<String> tokens) throws IOException {
        int user = LOGINS.getAndIncrement();
        if (user % 5 == 4) {
            connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }
        String token = "token-" + user;
        tokens.add(token);
        String body = "{\"token\":\"" + token + "\"}";
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static void answer(ServerConnection connection, String request, Set<String> tokens) throws IOException {
        String token = request.replaceFirst("(?s).*\r\nAuthorization: Bearer (\\S+)\r\n.*", "$1");
        assertThat(tokens.remove(token)).as(request).isTrue();
        connection.send(ServerConnection.acceptance(request));
        connection.answerJsonRpc();
    }

    private Process gatling(String url, Path record) throws IOException {
        return gatling(OwnSimulation.class, url, record);
    }

    private Process gatling(Class<?> simulation, String url, Path record) throws IOException {
        List<String> jvm = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck",
                "-Down.url=" + url,
                "-Down.record=" + record);
        List<String> arguments = List.of(
                "-s", simulation.getName(), "-rf", directory.resolve("gatling").toString());
        return new ProcessBuilder(JavaCommand.of("io.gatling.app.Gatling", jvm, arguments))
                .redirectErrorStream(true)
                .start();
    }
}

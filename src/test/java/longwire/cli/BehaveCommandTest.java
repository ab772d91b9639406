package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import longwire.behaviour.bench.ScriptedOrigin;
import longwire.experiment.ExperimentProcess;
import longwire.network.ReservedPort;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BehaveCommandTest {
    private static final int INPUT = 2;
    private static final int OUTSIDE = 3;

    @TempDir
    private Path directory;

    static Stream<Arguments> badInputs() {
        return Stream.of(
                Arguments.of(List.of(), "PROXY: none (expected: one or more, or --from FILE)"),
                Arguments.of(List.of("apache"), "PROXY: apache (expected: a URL, all, or any of edge, nginx"),
                Arguments.of(List.of("direct"), "PROXY: direct (expected: a URL"),
                Arguments.of(List.of("nginx=/no/such"), "nginx: /no/such (expected: an executable file"),
                Arguments.of(
                        List.of("edge=/bin/true"), "edge: /bin/true (expected: none, since edge is not a separate"),
                Arguments.of(List.of("ftp://host/"), "URL: ftp://host/ (expected: a URL"),
                Arguments.of(List.of("ws://host/${index}"), "URL: ws://host/${index} (expected: a URL without"),
                Arguments.of(List.of("edge", "--idle", "0s"), "idle: 0s (expected: more than 0s, at most 1h)"),
                Arguments.of(List.of("edge", "--format", "xml"), "format: xml (expected: "),
                Arguments.of(List.of("edge", "--against", "/no/such"), "against: /no/such (expected: a readable file"),
                Arguments.of(List.of("edge", "--config", "nginx=/no/such"), "config: nginx (expected: a proxy that"),
                Arguments.of(List.of("edge", "--config", "edge=/no/such"), "edge.config: /no/such (expected: "),
                Arguments.of(List.of("edge", "--from", "/no/such"), "PROXY: edge (expected: one or more, or --from"));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void badInputIsRefused(List<String> arguments, String fault) {
        Spoken spoken =
                Spoken.by(Stream.concat(Stream.of("behave"), arguments.stream()).toArray(String[]::new));

        assertThat(spoken.err()).contains(fault);
        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.status()).isEqualTo(INPUT);
    }

    @Test
    void aUrlIsTriedAsAViewerOnly() throws IOException {
        try (ScriptedOrigin server = ScriptedOrigin.start()) {
            Path file = directory.resolve("found.json");
            String url = "ws://" + server.endpoint() + "/";

            Spoken spoken = Spoken.by("behave", url, "--idle", "100ms", "--output", file.toString());

            assertThat(spoken.out())
                    .contains("viewer is silent          open", "tried as a viewer only", "findings in");
            assertThat(spoken.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(spoken.status()).isZero();
            assertThat(Spoken.by("behave", "--from", file.toString()).out()).isEqualTo(spoken.out());
        }
    }

    @Test
    void aUrlAtWhichNobodyListensIsNamedOnce() {
        try (ReservedPort reserved = new ReservedPort()) {
            String url = "ws://" + reserved.endpoint() + "/";

            Spoken spoken = Spoken.by("behave", url);

            assertThat(spoken.out()).contains(url + ": no connection: ").doesNotContain(url + ": " + url);
            assertThat(spoken.status()).isEqualTo(3);
        }
    }

    @Test
    void aServerThatAnswersNoWebSocketIsToldAndTheOthersGoOn() throws IOException {
        try (ScriptedOrigin server = ScriptedOrigin.start();
                Refusing refusing = new Refusing()) {
            Spoken both = Spoken.by("behave", refusing.url(), "ws://" + server.endpoint() + "/", "--idle", "100ms");
            Spoken alone = Spoken.by("behave", refusing.url());

            assertThat(both.out())
                    .contains(refusing.url() + ": a handshake is answered with HTTP/1.1 404 Not Found (expected: 101)")
                    .contains("viewer is silent");
            assertThat(both.status()).isZero();
            assertThat(alone.status()).isEqualTo(OUTSIDE);
        }
    }

    @Test
    void aProxyThatDoesNotStartIsToldAndTheOthersGoOn() throws IOException {
        Path broken = Files.writeString(
                directory.resolve("nginx"),
                "#!/bin/sh\n[ \"$1\" = -v ] && echo nginx version: nginx/9.9.9 && exit 0\necho out of order\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        try (ScriptedOrigin server = ScriptedOrigin.start()) {
            Spoken spoken =
                    Spoken.by("behave", "nginx=" + broken, "ws://" + server.endpoint() + "/", "--idle", "100ms");

            assertThat(spoken.out()).contains("nginx: ", "out of order", "viewer is silent");
            assertThat(spoken.status()).isZero();
        }
    }

    @Test
    void surveysAreCompared() throws IOException {
        String earlier = survey("1.22.1", "no answer");
        Path before = Files.writeString(directory.resolve("before.json"), earlier);
        Path after = Files.writeString(directory.resolve("after.json"), survey("1.30.6", "tunnels"));
        Path other = Files.writeString(directory.resolve("other.json"), earlier.replace("nginx", "caddy"));

        Spoken changed = Spoken.by("behave", "--from", after.toString(), "--against", before.toString());
        Spoken same = Spoken.by("behave", "--from", before.toString(), "--against", before.toString());
        Spoken nothing = Spoken.by("behave", "--from", after.toString(), "--against", other.toString());

        assertThat(changed.out()).contains("nginx 1.30.6: interim: 103: no answer → tunnels", "1 change\n");
        assertThat(changed.status()).isEqualTo(1);
        assertThat(same.out()).contains("no changes");
        assertThat(same.status()).isZero();
        assertThat(nothing.err()).contains("against: " + other + " (expected: findings of a proxy");
        assertThat(nothing.status()).isEqualTo(INPUT);
    }

    @LongTest
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void aKilledBehaveLeavesNoProcess(String signal) throws Exception {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        try (ExperimentProcess behave = ExperimentProcess.start(directory, List.of("behave", "nginx"))) {
            assertThat(behave.awaitLine("nginx: started")).as(behave.text()).isTrue();

            behave.signal(signal);

            assertThat(behave.children()).isNotEmpty();
            behave.awaitChildrenGone();
            behave.awaitNothingTemporary();
        }
    }

    private static String survey(String version, String value) {
        return "{ \"longwire\": \"1\", \"date\": \"2026-11-29\", \"distribution\": \"Debian\", \"seconds\": 1, \"proxies\": ["
                + "{ \"proxy\": \"nginx\", \"version\": \"" + version + "\", \"configuration\": \"\", \"fault\": \"\","
                + " \"notes\": [], \"findings\": [ { \"behaviour\": \"interim\", \"name\": \"103\", \"value\": \""
                + value
                + "\", \"seen\": \"\" } ] } ] }";
    }

    /** A server that answers 404 to everything. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));

        Refusing() throws IOException {
            Thread thread = new Thread(this::serve, "refusing");
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "ws://127.0.0.1:" + listener.getLocalPort() + "/";
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream()
                            .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    // Whoever still writes would be reset before it reads the answer.
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException closed) {
                    // By the test, or by the viewer.
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}

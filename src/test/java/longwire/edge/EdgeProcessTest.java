package longwire.edge;

import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: what signals and a changed file do to it. */
class EdgeProcessTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void sigtermLetsAnOpenTunnelLiveAndEndsWhenItHasClosed() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                ChildProcess process = start("--origin=http://" + origin.endpoint());
                Wire tunnel = viewer(process);
                Wire idle = viewer(process)) {
            tunnel.send(HANDSHAKE).readHead();
            idle.send(GET).readTo("\r\n\r\nok");

            process.signal("TERM");

            assertThat(idle.readToEnd()).isEmpty();
            // Where the drain finds its response hardly sent, the edge waits for its FIN.
            idle.socket().close();
            assertThat(tunnel.send("hello").read(5)).isEqualTo("hello");
            assertThat(process.isAlive()).isTrue();
            tunnel.socket().close();
            assertThat(exitStatus(process)).isEqualTo(TERMINATED);
        }
    }

    /** The file says how long by then, whatever it said at the start. */
    @Test
    void sigtermEndsWhatIsOpenAtTheTimeoutOfTheFileAsItIs() throws Exception {
        Path file = directory.resolve("edge.conf");
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()))) {
            Files.writeString(file, settings(origin, "drain-timeout = 1h"));
            try (ChildProcess process = start("--config=" + file);
                    Wire tunnel = viewer(process)) {
                tunnel.send(HANDSHAKE).readHead();
                Files.writeString(file, settings(origin, "drain-timeout = 100ms"));
                awaitLog("settings reloaded", 1);

                process.signal("TERM");

                assertThat(tunnel.readToEnd()).isEmpty();
                assertThat(exitStatus(process)).isEqualTo(TERMINATED);
            }
        }
    }

    @Test
    void aChangedFileIsReadAgainHoweverItWasChanged() throws Exception {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));
        Path file = directory.resolve("edge.conf");
        Path link = Files.createSymbolicLink(directory.resolve("now"), first);
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()))) {
            Files.writeString(first.resolve("edge.conf"), settings(origin, "drain-timeout = 1s"));
            Files.createSymbolicLink(file, Path.of("now/edge.conf"));
            Files.writeString(second.resolve("edge.conf"), settings(origin, policy("/linked")));
            try (ChildProcess process = start("--config=" + file);
                    Wire tunnel = viewer(process);
                    Wire viewer = viewer(process)) {
                tunnel.send(HANDSHAKE).readHead();
                // As Kubernetes does it: the link to the directory is moved.
                Path next = Files.createSymbolicLink(directory.resolve("next"), second);
                Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
                awaitLog("settings reloaded", 1);
                assertThat(status(viewer, "/linked")).isEqualTo(403);

                Path aside = Files.writeString(directory.resolve("aside"), settings(origin, policy("/renamed")));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                awaitLog("settings reloaded", 2);
                assertThat(status(viewer, "/linked")).isEqualTo(200);
                assertThat(status(viewer, "/renamed")).isEqualTo(403);

                Files.writeString(file, settings(origin, policy("/written")));
                awaitLog("settings reloaded", 3);
                assertThat(status(viewer, "/renamed")).isEqualTo(200);
                assertThat(status(viewer, "/written")).isEqualTo(403);

                assertThat(tunnel.send("hello").read(5)).isEqualTo("hello");
            }
        }
    }

    @Test
    void aBadFileIsToldAndTheOldSettingsStay() throws Exception {
        Path file = directory.resolve("edge.conf");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK))) {
            Files.writeString(file, settings(origin, policy("/forbidden")));
            try (ChildProcess process = start("--config=" + file);
                    Wire viewer = viewer(process)) {
                Files.writeString(file, settings(origin, "origin.conect-attempts = 2, drain-timeout = soon"));
                awaitLog("settings not reloaded", 1);
                awaitLog("origin.conect-attempts: no such key (expected: origin.connect-attempts?)", 1);
                Files.writeString(file, settings(origin, "listen.https = \"127.0.0.1:0\""));
                awaitLog("only a restart can change it", 1);
                Files.writeString(file, "edge { listen");
                awaitLog("settings not reloaded", 3);

                assertThat(status(viewer, "/forbidden")).isEqualTo(403);
                assertThat(status(viewer, "/")).isEqualTo(200);
                Files.writeString(file, settings(origin, "drain-timeout = 1s"));
                awaitLog("settings reloaded", 1);
                assertThat(status(viewer, "/forbidden")).isEqualTo(200);
            }
        }
    }

    @Test
    void opensslWhereItIsNotIsRefusedBeforeAnythingStarts() throws Exception {
        ChildProcess process = ChildProcess.java(
                "edge",
                EdgeMain.class.getName(),
                List.of("-Dio.netty.handler.ssl.noOpenSsl=true"),
                List.of("--listen=127.0.0.1:0", "--set=tls.provider=openssl"),
                log());
        try (process) {
            assertThat(exitStatus(process)).isEqualTo(2);
            awaitLog("tls.provider: openssl (expected: auto or jdk; netty-tcnative does not work on this machine)", 1);
        }
    }

    private ChildProcess start(String argument) {
        List<String> arguments = new ArrayList<>(List.of(argument));
        if (!argument.startsWith("--config")) {
            arguments.add("--listen=127.0.0.1:0");
        }
        return ChildProcess.java("edge", EdgeMain.class.getName(), List.of(), arguments, log());
    }

    private static Wire viewer(ChildProcess process) throws IOException {
        return Wire.to(Endpoint.parse("edge", process.awaitReady().split(" ")[0]));
    }

    private static String settings(ScriptedOrigin origin, String more) {
        return "edge { listen.http = \"127.0.0.1:0\", origin.http-port = "
                + origin.endpoint().port() + ", sockets.event-loops = 1, " + more + " }\n";
    }

    private static String policy(String path) {
        return "behaviours = [ { path = \"" + path + "\", viewer-protocol-policy = https-only } ]";
    }

    private static int status(Wire viewer, String path) throws IOException {
        String head = viewer.send(GET.replace("/ ", path + " ")).readHead();
        viewer.read(Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
        return Integer.parseInt(head.split(" ")[1]);
    }

    private Path log() {
        return directory.resolve("edge.log");
    }

    /** Waits until the process has printed {@code text} so many times. */
    private void awaitLog(String text, int times) throws IOException {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (!Files.exists(log()) || Files.readString(log()).split(Pattern.quote(text), -1).length <= times) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(text + " was never printed: " + Files.readString(log()));
            }
            Thread.onSpinWait();
        }
    }

    private static int exitStatus(ChildProcess process) {
        assertThat(process.awaitEnd(Patience.LIMIT)).isTrue();
        return process.exitStatus();
    }
}

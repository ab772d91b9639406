package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.settings;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import longwire.clock.Patience;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row "configuration change": new handshakes use the new settings, and open tunnels keep the old ones. */
class ReloadTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    private Path directory;

    @Test
    void newHandshakesUseTheNewSettingsAndOpenTunnelsTheOld() throws Exception {
        try (ScriptedOrigin before = new ScriptedOrigin(serving(new ArrayList<>()));
                ScriptedOrigin after = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    // Together: between the two the new tunnel would be idle.
                    wire.send(SWITCH + "new");
                });
                Edge edge = edge(before);
                Wire early = viewer(edge);
                Wire late = viewer(edge);
                Wire forbidden = viewer(edge)) {
            early.send(HANDSHAKE).readHead();

            edge.reload(settings(after.endpoint(), "tunnel.idle-timeout=100ms"));
            late.send(HANDSHAKE).readHead();
            assertThat(late.readToEnd()).isEqualTo("new");
            edge.reload(settings(after.endpoint(), "behaviour.viewer-protocol-policy=https-only"));
            assertThat(forbidden.send(HANDSHAKE).readHead()).startsWith("HTTP/1.1 403");

            assertThat(early.send("still here").read(10)).isEqualTo("still here");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sockets.data-path=sockets", "sockets.data-path=channels", "listen.https=\"127.0.0.1:0\""})
    void tenReloadsLoseNoTunnelAndNoByte(String setting) throws Exception {
        boolean secure = setting.startsWith("listen");
        int tunnels = secure ? 4 : 20;
        List<Wire> viewers = new ArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, setting)) {
            for (int i = 0; i < tunnels; i++) {
                viewers.add(secure ? EdgeFixture.secureViewer(edge) : viewer(edge));
                viewers.get(i).send(HANDSHAKE).readHead();
            }
            for (int reload = 0; reload < 10; reload++) {
                String message = "message " + reload;
                for (Wire viewer : viewers) {
                    viewer.send(message);
                }
                edge.reload(settings(origin.endpoint(), setting, "tunnel.idle-timeout=" + (10 + reload) + "s"));
                for (Wire viewer : viewers) {
                    assertThat(viewer.read(message.length())).isEqualTo(message);
                }
            }
            assertThat(edge.counters()).containsEntry("tunnelsOpen", (long) tunnels);
        } finally {
            for (Wire viewer : viewers) {
                viewer.close();
            }
        }
    }

    @Test
    void whatIsBeingAnsweredIsAnsweredByWhomItWasSentTo() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> reloaded = new CompletableFuture<>();
        CompletableFuture<String> rest = new CompletableFuture<>();
        try (ScriptedOrigin before = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    asked.complete(null);
                    reloaded.get(Patience.SECONDS, TimeUnit.SECONDS);
                    rest.complete(wire.send(OK).readToEnd());
                });
                ScriptedOrigin after = new ScriptedOrigin(answering(OK.replace("ok", "ko")));
                Edge edge = edge(before);
                Wire viewer = viewer(edge)) {
            viewer.send(GET);
            asked.get(Patience.SECONDS, TimeUnit.SECONDS);
            edge.reload(settings(after.endpoint()));
            reloaded.complete(null);

            assertThat(viewer.readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            assertThat(viewer.send(GET).readTo("\r\n\r\nko")).startsWith("HTTP/1.1 200");
            // The connection to an origin that is none any more is not kept.
            assertThat(rest.get(Patience.SECONDS, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void idleConnectionsOfAnOriginThatStaysAreKeptAndOthersClosed() throws Exception {
        try (ScriptedOrigin stays = new ScriptedOrigin(answering(OK));
                ScriptedOrigin goes = new ScriptedOrigin(answering(OK));
                Edge edge = edge(stays, both(goes));
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");
            viewer.send(GET.replace("/ ", "/other ")).readTo("\r\n\r\nok");

            edge.reload(settings(stays.endpoint()));
            viewer.send(GET).readTo("\r\n\r\nok");

            goes.awaitScripts();
            assertThat(stays.connectionCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "listen.http,           '\"127.0.0.2:0\"', listen",
        "listen.https,          '\"127.0.0.1:0\"', listen",
        "sockets.event-loops,   2,                 sockets",
        "sockets.high-water,    512KiB,            sockets",
        "http2.streams,         7,                 http2",
    })
    void whatOnlyARestartCanChangeIsRefusedAndNothingChanges(String key, String value, String named) throws Exception {
        try (ScriptedOrigin before = new ScriptedOrigin(answering(OK));
                ScriptedOrigin after = new ScriptedOrigin(answering(OK));
                Edge edge = edge(before);
                Wire viewer = viewer(edge)) {
            assertThatThrownBy(() -> edge.reload(settings(after.endpoint(), key + "=" + value)))
                    .isInstanceOf(InputFault.class)
                    .hasMessageStartingWith(named + ": ")
                    .hasMessageEndingWith("(expected: unchanged; only a restart can change it)");

            viewer.send(GET).readTo("\r\n\r\nok");
            assertThat(after.connectionCount()).isZero();
        }
    }

    @Test
    void aCertificateThatWasMadeHereStaysAndOneInFilesIsReadAgain() throws Exception {
        TestAuthority authority = new TestAuthority();
        authority.writeServer(directory, "first.example");
        String[] files = {
            EdgeFixture.tls(),
            "tls.certificate=\"" + directory.resolve("chain.pem") + "\"",
            "tls.key=\"" + directory.resolve("key.pem") + "\""
        };
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge made = edge(origin, EdgeFixture.tls());
                Edge read = edge(origin, files)) {
            byte[] own = certificate(made);
            byte[] first = certificate(read);
            authority.writeServer(directory, "second.example");
            made.reload(settings(origin.endpoint(), EdgeFixture.tls()));
            read.reload(settings(origin.endpoint(), files));

            assertThat(certificate(made)).isEqualTo(own);
            assertThat(certificate(read)).isNotEqualTo(first);
        }
    }

    @Test
    void aTrustFileIsReadAgain() throws Exception {
        TestAuthority authority = new TestAuthority();
        Path trust = new TestAuthority().trustFile(directory);
        try (ScriptedOrigin origin = new ScriptedOrigin(authority.server("127.0.0.1"), answering(OK))) {
            String[] settings = {
                "origin.protocol-policy=https-only",
                "origin.https-port=" + origin.endpoint().port(),
                "origin.trust=\"" + trust + "\""
            };
            try (Edge edge = edge(origin, settings);
                    Wire viewer = viewer(edge)) {
                assertThat(viewer.send(GET).readTo("Gateway\n")).startsWith("HTTP/1.1 502");
                Files.copy(authority.trustFile(directory), trust, StandardCopyOption.REPLACE_EXISTING);
                edge.reload(settings(origin.endpoint(), settings));

                assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
            }
        }
    }

    private static String[] both(ScriptedOrigin other) {
        return new String[] {
            "origins.other.http-port=" + other.endpoint().port(), "behaviours=[{path=/other,origin=other}]"
        };
    }

    private static byte[] certificate(Edge edge) throws Exception {
        try (Wire viewer = EdgeFixture.secureViewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");
            return ((SSLSocket) viewer.socket())
                    .getSession()
                    .getPeerCertificates()[0]
                    .getEncoded();
        }
    }
}

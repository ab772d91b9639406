package longwire.edge;

import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS that viewers meet, whoever speaks it for the edge. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"jdk", "openssl"})
class ViewerTlsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @Parameter
    private String provider;

    @TempDir
    private Path directory;

    @Test
    void viewersMeetTheCertificateOfTheFiles() throws Exception {
        TestAuthority authority = new TestAuthority();
        authority.writeServer(directory, "edge.example");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, files());
                Wire viewer = Wire.to(edge.secureEndpoint().orElseThrow(), authority.client())) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
            assertThat(certificates(viewer)).hasSize(2);
            assertThat(((X509Certificate) certificates(viewer)[0]).getSubjectX500Principal())
                    .hasToString("CN=edge.example");
        }
    }

    @Test
    void withoutFilesTheyMeetOneForLocalhost() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = EdgeFixture.secureViewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
            assertThat(((X509Certificate) certificates(viewer)[0]).getSubjectAlternativeNames())
                    .extracting(name -> name.get(1).toString())
                    .containsExactlyInAnyOrder("localhost", "127.0.0.1");
        }
    }

    @Test
    void filesThatDoNotFitAreRefused() throws Exception {
        new TestAuthority().writeServer(directory, "edge.example");
        Files.writeString(directory.resolve("key.pem"), "no key");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK))) {
            assertThatThrownBy(() -> edge(origin, files()))
                    .isInstanceOf(InputFault.class)
                    .hasMessage("certificate: " + directory.resolve("chain.pem")
                            + " (expected: a PEM certificate chain that matches key " + directory.resolve("key.pem")
                            + ")");
        }
    }

    @ParameterizedTest(name = "least {0}, viewer {1}: {2}")
    @CsvSource({
        "TLSv1.2, TLSv1.2, true",
        "TLSv1.2, TLSv1.3, true",
        "TLSv1.3, TLSv1.3, true",
        "TLSv1.3, TLSv1.2, false",
    })
    void aViewerThatSpeaksLessThanTheLeastProtocolIsRefused(String least, String spoken, boolean accepted)
            throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, "tls.minimum-protocol=" + least);
                Wire viewer = viewer(edge, EdgeFixture.trustingAnybody(), spoken)) {
            if (accepted) {
                assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
                assertThat(session(viewer).getProtocol()).isEqualTo(spoken);
            } else {
                assertThatThrownBy(() -> viewer.send(GET)).isInstanceOf(SSLException.class);
                assertThat(origin.connectionCount()).isZero();
                EdgeFixture.awaitCounter(edge, "connections", 0);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aViewerThatComesAgainResumesItsSession(String protocol) throws Exception {
        SSLContext client = EdgeFixture.trustingAnybody();
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin)) {
            try (Wire first = viewer(edge, client, protocol)) {
                first.send(GET).readTo("\r\n\r\nok");
                // A session that is resumed keeps what was bound to it.
                session(first).putValue("seen", true);
            }
            try (Wire second = viewer(edge, client, protocol)) {
                second.send(GET).readTo("\r\n\r\nok");

                assertThat(session(second).getValue("seen")).isEqualTo(true);
            }
        }
    }

    @Test
    void aViewerWithoutTlsIsClosedAndNothingReachesTheOrigin() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = Wire.to(edge.secureEndpoint().orElseThrow())) {
            assertThat(viewer.send(GET).readToEnd()).doesNotContain("HTTP/1.1");
            assertThat(origin.connectionCount()).isZero();
            EdgeFixture.awaitCounter(edge, "connections", 0);
        }
    }

    @Test
    void aTunnelCarriesBytesBothWaysAndDeliversAllBeforeItsEnd() throws Exception {
        String large = "x".repeat(1 << 20);
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        tunnelling(wire -> wire.send(wire.read(4)).send(large)));
                Edge edge = edge(origin);
                Wire viewer = EdgeFixture.secureViewer(edge)) {
            viewer.send(HANDSHAKE + "ping").readHead();

            assertThat(viewer.readToEnd()).isEqualTo("ping" + large);
            EdgeFixture.awaitCounter(edge, "connections", 0);
        }
    }

    /** A plain close while input is unread would be a reset, which destroys what the viewer has not read. */
    @Test
    void aRefusalArrivesWholeAlthoughTheViewerIsStillSending() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = EdgeFixture.secureViewer(edge)) {
            viewer.send("POST / HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(100_000));

            assertThat(viewer.readToEnd()).startsWith("HTTP/1.1 400").endsWith("Bad Request\n");
            EdgeFixture.awaitCounter(edge, "connections", 0);
        }
    }

    private Edge edge(ScriptedOrigin origin, String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = EdgeFixture.tls();
        all[1] = "tls.provider=" + provider;
        return EdgeFixture.edge(origin, all);
    }

    private String[] files() {
        return new String[] {
            "tls.certificate=\"" + directory.resolve("chain.pem") + "\"",
            "tls.key=\"" + directory.resolve("key.pem") + "\""
        };
    }

    private static Wire viewer(Edge edge, SSLContext tls, String protocol) throws IOException {
        Wire viewer = Wire.to(edge.secureEndpoint().orElseThrow(), tls);
        ((SSLSocket) viewer.socket()).setEnabledProtocols(new String[] {protocol});
        return viewer;
    }

    private static SSLSession session(Wire viewer) {
        return ((SSLSocket) viewer.socket()).getSession();
    }

    private static Certificate[] certificates(Wire viewer) throws IOException {
        return session(viewer).getPeerCertificates();
    }
}

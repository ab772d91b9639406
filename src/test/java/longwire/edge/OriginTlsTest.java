package longwire.edge;

import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row "origin TLS", whoever speaks it for the edge. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"jdk", "openssl"})
class OriginTlsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final String FORWARD_HOST = "behaviour.forward-host=true";
    private static final String OWN_NAME = "origin.host=localhost";

    @Parameter
    private String provider;

    @TempDir
    private Path directory;

    private final List<String> heads = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "origin {0}, certificate for {1}: {2}")
    @CsvSource({
        "127.0.0.1, 127.0.0.1,        200",
        "localhost, localhost,        200",
        "localhost, other.example,    502",
        "127.0.0.1, localhost,        502",
        "localhost, 127.0.0.1,        502",
    })
    void theCertificateMustBeForTheOriginsName(String host, String certified, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(AUTHORITY.server(certified), serving(heads));
                Edge edge = edge(origin, "origin.host=\"" + host + "\"")) {
            assertAnswered(edge, "example.com", status);
        }
    }

    @ParameterizedTest(name = "Host {0}, certificate for {1}: {2}")
    @CsvSource({
        "viewers.example,      viewers.example,  200",
        "VIEWERS.example:8443, viewers.example,  200",
        "a.viewers.example,    *.viewers.example,200",
        "viewers.example,      localhost,        200",
        "viewers.example,      other.example,    502",
        "other.example,        viewers.example,  502",
        "127.0.0.1,            localhost,        200",
        "a..b,                 localhost,        200",
        "-.example,            localhost,        200",
        "a_b,                  localhost,        200",
        "example.,             localhost,        200",
        "[::1]:443,            localhost,        200",
    })
    void orForTheHostThatIsForwarded(String host, String certified, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(AUTHORITY.server(certified), serving(heads));
                Edge edge = edge(origin, FORWARD_HOST, OWN_NAME)) {
            assertAnswered(edge, host, status);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"an authority that nobody trusts", "a certificate that has ended", "the system's trust"})
    void aBadCertificateIsA502AndNothingReachesTheOrigin(String what) throws Exception {
        SSLContext server =
                switch (what) {
                    case "an authority that nobody trusts" -> new TestAuthority().server("127.0.0.1");
                    case "a certificate that has ended" -> AUTHORITY.server(Duration.ofHours(-1), "127.0.0.1");
                    default -> AUTHORITY.server("127.0.0.1");
                };
        String[] trust = what.equals("the system's trust") ? new String[] {"origin.trust=none"} : new String[0];
        try (ScriptedOrigin origin = new ScriptedOrigin(server, serving(heads));
                Edge edge = edge(origin, trust)) {
            assertAnswered(edge, "example.com", 502);
        }
    }

    @ParameterizedTest(name = "origin {0}, forward-host {1}, Host {2}: {3}")
    @CsvSource({
        "localhost, false, viewers.example,      localhost",
        "localhost, true,  viewers.example,      viewers.example",
        "localhost, true,  viewers.example:8443, viewers.example",
        "localhost, true,  203.0.113.7,          ''",
        "127.0.0.1, false, viewers.example,      ''",
    })
    void theOriginIsAskedForByItsNameOrTheForwardedHost(String host, boolean forward, String viewersHost, String asked)
            throws Exception {
        Set<String> names = new CopyOnWriteArraySet<>();
        SSLContext server = AUTHORITY.server("localhost", "127.0.0.1");
        try (ScriptedOrigin origin = new ScriptedOrigin(server, wire -> {
                    SSLSocket socket = (SSLSocket) wire.socket();
                    socket.startHandshake();
                    ((ExtendedSSLSession) socket.getSession())
                            .getRequestedServerNames()
                            .forEach(name -> names.add(ascii(name)));
                    serving(heads).play(wire);
                });
                Edge edge = edge(origin, "origin.host=\"" + host + "\"", "behaviour.forward-host=" + forward)) {
            assertAnswered(edge, viewersHost, 200);

            assertThat(String.join(",", names)).isEqualTo(asked);
        }
    }

    @ParameterizedTest(name = "least {0}, origin {1}: {2}")
    @CsvSource({
        "TLSv1.2, TLSv1.2, 200",
        "TLSv1.2, TLSv1.3, 200",
        "TLSv1.3, TLSv1.3, 200",
        "TLSv1.3, TLSv1.2, 502",
    })
    void anOriginThatSpeaksLessThanTheLeastProtocolIsA502(String least, String spoken, int status) throws Exception {
        SSLServerSocket listener = (SSLServerSocket) AUTHORITY
                .server("127.0.0.1")
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setEnabledProtocols(new String[] {spoken});
        try (ScriptedOrigin origin = new ScriptedOrigin(listener, serving(heads));
                Edge edge = edge(origin, "origin.minimum-protocol=" + least)) {
            assertAnswered(edge, "example.com", status);
        }
    }

    @ParameterizedTest(name = "verify {0}: {1}")
    @CsvSource({"true, 502", "false, 200"})
    void whoAsksForNoVerificationGetsNone(boolean verify, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(new TestAuthority().server("other.example"), serving(heads));
                Edge edge = edge(origin, "origin.trust=none", "origin.verify=" + verify)) {
            assertAnswered(edge, "example.com", status);
        }
    }

    private Edge edge(ScriptedOrigin origin, String... settings) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("tls.provider=" + provider, "origin.trust=\"" + AUTHORITY.trustFile(directory) + "\""));
        all.addAll(Arrays.asList(settings));
        return EdgeFixture.edgeOfTls(origin.endpoint(), all.toArray(String[]::new));
    }

    /** A request and a handshake are treated alike. */
    private void assertAnswered(Edge edge, String host, int status) throws Exception {
        try (Wire http = EdgeFixture.viewer(edge);
                Wire webSocket = EdgeFixture.viewer(edge)) {
            String head =
                    http.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").readHead();
            String switched = webSocket
                    .send(HANDSHAKE.replace("Host: example.com", "Host: " + host))
                    .readHead();

            assertThat(head).startsWith("HTTP/1.1 " + status);
            assertThat(switched).startsWith("HTTP/1.1 " + (status == 200 ? 101 : status));
            if (status == 502) {
                assertThat(head + switched).contains("X-Cache: Error from cloudfront\r\n");
                assertThat(heads).isEmpty();
            }
        }
    }

    private static String ascii(SNIServerName name) {
        return ((SNIHostName) name).getAsciiName();
    }
}

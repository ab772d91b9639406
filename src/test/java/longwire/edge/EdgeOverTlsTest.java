package longwire.edge;

import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An edge that speaks TLS to viewers stands behind one that speaks it to its origin, so that each proves the other. */
class EdgeOverTlsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void httpPassesThroughTlsOnBothSides() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge inner = inner(origin);
                Edge outer = outer(inner, false);
                Wire viewer = EdgeFixture.viewer(outer)) {
            for (int i = 0; i < 3; i++) {
                assertThat(viewer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readTo("\r\n\r\nok"))
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void aTunnelPassesThroughTlsOnBothSidesAndItsEndToo() throws Exception {
        String large = "x".repeat(4 << 20);
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        tunnelling(wire -> wire.send(wire.read(4)).send(large)));
                Edge inner = inner(origin);
                Edge outer = outer(inner, false);
                Wire viewer = EdgeFixture.viewer(outer)) {
            viewer.send(HANDSHAKE + "ping").readHead();

            assertThat(viewer.readToEnd()).isEqualTo("ping" + large);
            EdgeFixture.awaitCounter(inner, "tunnelsOpen", 0);
        }
    }

    @Test
    void anOriginWhoseCertificateIsNotTrustedIsA502() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge inner = inner(origin);
                Edge outer = outer(inner, true);
                Wire viewer = EdgeFixture.viewer(outer)) {
            assertThat(viewer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readHead())
                    .startsWith("HTTP/1.1 502")
                    .contains("Error from cloudfront");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    private static Edge inner(ScriptedOrigin origin) {
        return EdgeFixture.edge(origin, EdgeFixture.tls());
    }

    private static Edge outer(Edge inner, boolean verified) {
        return EdgeFixture.edgeOfTls(inner.secureEndpoint().orElseThrow(), "origin.verify=" + verified);
    }
}

package longwire.edge;

import java.util.Map;
import longwire.network.ReservedPort;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Viewers and an origin made of npm's ws. */
class NpmWsTest {
    private static NodeCases cases;

    @BeforeAll
    static void needsNodeAndWs() {
        cases = NodeCases.of("ws.test.mjs", Map.of());
    }

    @Test
    void viewersAndOriginUnderstandEachOtherThroughTheEdge() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint())) {
            cases.assertPass("ws://" + edge.endpoint(), origin.endpoint());
        }
    }

    @Test
    void viewersThatSpeakTlsDoSoToo() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint(), EdgeFixture.tls())) {
            cases.assertPass("wss://" + edge.secureEndpoint().orElseThrow(), origin.endpoint());
        }
    }
}

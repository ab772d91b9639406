package longwire.edge;

import java.util.Map;
import longwire.network.ReservedPort;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page in Chromium that opens WebSockets to where it came from. */
class BrowserTest {
    private static NodeCases cases;

    @BeforeAll
    static void needsChromiumAndNode() {
        OutsideProgram chromium = OutsideProgram.needed("chromium");
        cases = NodeCases.of(
                "browser.test.mjs", Map.of("BROWSER", chromium.file().toString()));
    }

    @Test
    void aPageOpensWebSocketsThroughTheEdge() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint())) {
            cases.assertPass("http://" + edge.endpoint(), origin.endpoint());
        }
    }

    @Test
    void aPageThatCameOverTlsDoesSoToo() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint(), EdgeFixture.tls())) {
            cases.assertPass("https://" + edge.secureEndpoint().orElseThrow(), origin.endpoint());
        }
    }
}

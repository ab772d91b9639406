package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Viewers and an origin made of npm's ws; the cases, and what each expects of both ends, are in ws.test.mjs. */
class NpmWsTest {
    private static final Path CASES = Path.of("src/test/node/ws.test.mjs");
    /** They take some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static OutsideProgram node;

    @BeforeAll
    static void needsNodeAndWs() {
        node = OutsideProgram.needed("node");
        OutsideProgram.neededFile(CASES.resolveSibling("node_modules/ws"));
    }

    @Test
    void viewersAndOriginOfNpmWsUnderstandEachOtherThroughTheEdge() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edge(origin.endpoint())) {
            assertCasesPass("ws://" + edge.endpoint(), origin.endpoint());
        }
    }

    @Test
    void viewersOfNpmWsThatSpeakTlsDoSoToo() throws Exception {
        try (ReservedPort origin = new ReservedPort();
                Edge edge = EdgeFixture.edgeOverTls(origin.endpoint())) {
            assertCasesPass("wss://" + edge.endpoint(), origin.endpoint());
        }
    }

    private static void assertCasesPass(String edge, Endpoint origin) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("EDGE", edge, "ORIGIN_PORT", String.valueOf(origin.port()));

        OutsideProgram.Run run = node.run(LIMIT, environment, "--test-reporter=spec", CASES.toString());

        assertThat(run.status()).as(run.output()).isZero();
    }
}

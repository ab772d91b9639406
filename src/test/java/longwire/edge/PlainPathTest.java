package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import longwire.edge.policy.PlainPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPathTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/admin, /admin",
        "/admin?a=/../b, /admin",
        "/%61dmin, /admin",
        "/%41%2D%7e, /A-~",
        "/a%2Fb, /a%2Fb",
        "/a%zz%6, /a%zz%6",
        "/%2561, /%2561",
        "/x/../admin, /admin",
        "/x/%2e%2E/admin, /admin",
        "/./admin/., /admin/",
        "/a/b/.., /a/",
        "/../../admin, /admin",
        "/a//b, /a//b",
        "/a/..b/.c, /a/..b/.c",
        "*, *",
    })
    void aPathIsSpeltInOneWay(String target, String plain) {
        assertThat(PlainPath.of(target)).isEqualTo(plain);
    }

    @Test
    void noSpellingEscapesABehaviourAndTheOriginGetsTheViewersOwn() throws Exception {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        String policy = "behaviours=[{path=\"/admin*\",viewer-protocol-policy=https-only}]";
        try (ScriptedOrigin origin = new ScriptedOrigin(edge -> {
                    assertThat(edge.readHead()).startsWith("GET /x/../%61 HTTP/1.1");
                    edge.send(ok);
                });
                Edge edge = edge(origin, policy);
                Wire refused = viewer(edge);
                Wire passed = viewer(edge)) {
            assertThat(refused.send("GET /x/../%61dmin/a HTTP/1.1\r\nHost: a\r\n\r\n")
                            .readHead())
                    .startsWith("HTTP/1.1 403");
            assertThat(passed.send("GET /x/../%61 HTTP/1.1\r\nHost: a\r\n\r\n").readHead())
                    .startsWith("HTTP/1.1 200");
            origin.awaitScripts();
        }
    }
}

package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows "headers to the origin", "headers to the viewer" and "extensions", for a request and for a handshake. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"request", "handshake"})
class HeadersThroughEdgeTest {
    private static final String OF_HANDSHAKE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @Parameter
    private String kind;

    private final List<String> heads = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Expect: 100-continue",
                "Keep-Alive: timeout=5",
                "Proxy-Authorization: Basic eDp5",
                "Proxy-Connection: keep-alive",
                "TE: trailers",
                "Trailer: X-Sum",
                "X-Edge-Secret: 1",
                "X-Forwarded-Proto: https",
                "X-HTTP-Method-Override: DELETE",
                "X-Real-IP: 203.0.113.7",
            })
    void whatIsNotForTheOriginIsRemoved(String header) throws Exception {
        assertThat(atOrigin(header)).doesNotContainIgnoringCase(header.substring(0, header.indexOf(':') + 1));
    }

    @Test
    void whatConnectionNamesIsRemovedAndConnectionIsTheEdgesOwn() throws Exception {
        String head = atOrigin("Connection: X-Mine, keep-alive\r\nX-Mine: 1\r\nX-Other: 2");

        assertThat(head)
                .doesNotContain("X-Mine")
                .contains("X-Other: 2\r\n")
                .containsOnlyOnce("Connection: ")
                .contains(isHandshake() ? "Connection: Upgrade\r\n" : "Connection: Keep-Alive\r\n");
    }

    @Test
    void anUpgradeIsPassedOnOnlyToWebSocket() throws Exception {
        if (isHandshake()) {
            assertThat(atOrigin("X-A: b")).containsOnlyOnce("Upgrade: websocket\r\n");
        } else {
            assertThat(atOrigin("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQ"))
                    .doesNotContainIgnoringCase("upgrade")
                    .doesNotContain("HTTP2-Settings");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "X-A: b                                                  | 127.0.0.1",
                "X-Forwarded-For: 203.0.113.7                            | 203.0.113.7, 127.0.0.1",
                "X-Forwarded-For: unknown, _x                            | unknown, _x, 127.0.0.1",
            })
    void theViewersAddressIsAppendedToXForwardedFor(String header, String value) throws Exception {
        assertThat(atOrigin(header))
                .containsOnlyOnce("X-Forwarded-For: ")
                .contains("X-Forwarded-For: " + value + "\r\n");
    }

    @Test
    void severalXForwardedForBecomeOne() throws Exception {
        assertThat(atOrigin("X-Forwarded-For: a\r\nX-Forwarded-For: b"))
                .containsOnlyOnce("X-Forwarded-For: ")
                .contains("X-Forwarded-For: a, b, 127.0.0.1\r\n");
    }

    @Test
    void theRequestHasAnIdOfTheEdgesThatBothSidesSee() throws Exception {
        String[] response = new String[1];
        String head = atOrigin("X-Amz-Cf-Id: forged", response);

        assertThat(head).doesNotContain("forged").containsOnlyOnce("X-Amz-Cf-Id: ");
        assertThat(value(head, "X-Amz-Cf-Id")).hasSize(56).isEqualTo(value(response[0], "X-Amz-Cf-Id"));
        assertThat(value(atOrigin("X-A: b"), "X-Amz-Cf-Id")).isNotEqualTo(value(head, "X-Amz-Cf-Id"));
    }

    @Test
    void viaGrowsByTheEdge() throws Exception {
        assertThat(atOrigin("Via: 1.0 before"))
                .containsSubsequence("Via: 1.0 before\r\n", "Via: 1.1 longwire (CloudFront)\r\n");
    }

    @ParameterizedTest(name = "forward-host {0}")
    @ValueSource(booleans = {true, false})
    void theHostIsTheOriginsOrTheViewersWhereItIsForwarded(boolean forwarded) throws Exception {
        String head = atOrigin("X-A: b", new String[1], "behaviour.forward-host=" + forwarded);

        assertThat(head).containsOnlyOnce("Host: ");
        assertThat(value(head, "Host")).matches(forwarded ? "viewers\\.example:8080" : "127\\.0\\.0\\.1:[0-9]+");
    }

    @Test
    void whatElseTheViewerSaysPassesByteForByteInItsOrder() throws Exception {
        String said = "Origin: https://viewers.example\r\nCookie: a=b; c=\"d\"\r\ncookie: e=%20;\u00e9\r\n"
                + "Accept-Encoding: gzip;q=0.5,  br\r\nSec-WebSocket-Protocol: chat,superchat\r\n"
                + "Sec-WebSocket-Protocol: third\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-b;c=\"d e\"\r\nx-EMPTY: ";

        assertThat(atOrigin(said))
                .startsWith("GET /p%2Fq/../r//s;t?u=%zz&v=[w]\u00e9? HTTP/1.1\r\n")
                .contains(said);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "200 OK,                   Miss",
        "204 No Content,           Miss",
        "302 Found,                Miss",
        "304 Not Modified,         Miss",
        "400 Bad Request,          Error",
        "404 Not Found,            Error",
        "500 Oh,                   Error",
        "101 Switching Protocols,  Miss",
    })
    void theViewerLearnsWhatTheEdgeDid(String status, String cache) throws Exception {
        assumeTrue(isHandshake() || !status.startsWith("101"));
        String[] response = new String[1];
        answered(
                "Via: 1.0 inner\r\nX-Cache: Hit from inner\r\nX-Amz-Cf-Pop: INNER\r\nX-Amz-Cf-Id: inner",
                status,
                response);

        assertThat(response[0])
                .startsWith("HTTP/1.1 " + status + "\r\n")
                .containsSubsequence("Via: 1.0 inner\r\n", "Via: 1.1 longwire (CloudFront)\r\n")
                .contains("X-Cache: " + cache + " from cloudfront\r\n", "X-Amz-Cf-Pop: LWR50-P1\r\n")
                .containsOnlyOnce("X-Cache: ")
                .containsOnlyOnce("X-Amz-Cf-Pop: ")
                .containsOnlyOnce("X-Amz-Cf-Id: ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "TE: trailers",
                "Trailer: X-Sum",
                "Connection: X-Mine\r\nX-Mine: 1",
            })
    void hopByHopHeadersOfTheOriginEndAtTheEdge(String header) throws Exception {
        String[] response = new String[1];
        answered(
                header + "\r\nX-Other: 2\r\nSet-Cookie: a=b; c\r\nSet-Cookie: d=\u00e9",
                isHandshake() ? "101 S" : "200 OK",
                response);

        assertThat(response[0])
                .doesNotContain("Keep-Alive", "Proxy-Connection", "TE:", "Trailer", "X-Mine")
                .contains("X-Other: 2\r\nSet-Cookie: a=b; c\r\nSet-Cookie: d=\u00e9\r\n");
        if (isHandshake()) {
            assertThat(response[0])
                    .containsOnlyOnce("Connection: Upgrade\r\n")
                    .containsOnlyOnce("Upgrade: websocket\r\n");
        }
    }

    @Test
    void extensionsAreNegotiatedEndToEndAndNoFrameIsLookedAt() throws Exception {
        assumeTrue(isHandshake());
        String extensions = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n";
        // Reserved bits, an unknown opcode, an unmasked frame from the viewer, a length that is none.
        String frames = "\u00c1\u0003abc\u00ff\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\0\0";
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(SWITCH.replace("Sec-WebSocket-Protocol", extensions + "Sec-WebSocket-Protocol"));
                    ScriptedOrigin.echo(wire);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(HANDSHAKE).readHead()).contains(extensions);
            assertThat(viewer.send(frames).read(frames.length())).isEqualTo(frames);
        }
    }

    private boolean isHandshake() {
        return kind.equals("handshake");
    }

    /** The head that the origin gets of a viewer that sends {@code headers}. */
    private String atOrigin(String headers) throws Exception {
        return atOrigin(headers, new String[1]);
    }

    private String atOrigin(String headers, String[] response, String... settings) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(ScriptedOrigin.serving(heads));
                Edge edge = edge(origin, settings);
                Wire viewer = viewer(edge)) {
            response[0] = viewer.send(
                            "GET /p%2Fq/../r//s;t?u=%zz&v=[w]\u00e9? HTTP/1.1\r\nHost: viewers.example:8080\r\n"
                                    + (isHandshake() ? OF_HANDSHAKE : "") + headers + "\r\n\r\n")
                    .readTo("X-Amz-Cf-Id: ");
            response[0] += viewer.readHead();
            return heads.get(heads.size() - 1);
        }
    }

    /** What the viewer gets of an origin that answers with {@code headers}. */
    private void answered(String headers, String status, String[] response) throws Exception {
        String answer = status.startsWith("101")
                ? SWITCH.replace("Sec-WebSocket-Protocol", headers + "\r\nSec-WebSocket-Protocol")
                        .replaceFirst("101.*", status)
                : "HTTP/1.1 " + status + "\r\n" + headers + "\r\n"
                        + (status.matches("(204|304).*") ? "" : "Content-Length: 0\r\n") + "\r\n";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(answer));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            response[0] = viewer.send(isHandshake() ? HANDSHAKE : "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    .readHead();
        }
    }

    private static String value(String head, String name) {
        Matcher line = Pattern.compile("\r\n" + name + ": (.*)\r\n").matcher(head);
        assertThat(line.find()).as(name + " in " + head).isTrue();
        return line.group(1);
    }
}

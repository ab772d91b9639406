package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.viewer.opening.Feeder;
import longwire.viewer.opening.OpeningSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that want more of a handshake than an open echo does, and what they say when they refuse one. */
@Timeout(Patience.TEST_SECONDS)
class ServiceTest {
    private static final String SECRET = "c0nfident1al";

    @Test
    void headersAndSubprotocolsAreSentAndOneSubprotocolIsTaken() throws Exception {
        OpeningSettings asked = opening(
                Map.of("Origin", "https://app.example", "Cookie", "session=1"), List.of("feed.v2", "feed.v1"), false);
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    String request = connection.readRequest();
                    assertThat(request)
                            .contains(
                                    "\r\nOrigin: https://app.example\r\n",
                                    "\r\nCookie: session=1\r\n",
                                    "\r\nSec-WebSocket-Protocol: feed.v2, feed.v1\r\n");
                    connection.send(accepting(request, "Sec-WebSocket-Protocol: feed.v1"));
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS.opening(asked))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(30)));

            rig.assertAllCameBack();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Protocol: feed.v3 | handshake answered with Sec-WebSocket-Protocol: feed.v3 (expected: any of feed.v1)",
                "Sec-WebSocket-Extensions: x-gzip | handshake answered with Sec-WebSocket-Extensions: x-gzip (expected: none)",
            })
    void whatNobodyOfferedIsRefused(String header, String reason) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send(accepting(connection.readRequest(), header));
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS.opening(opening(Map.of(), List.of("feed.v1"), false)))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/"))).isEqualTo(reason);
        }
    }

    /** The connection stays open after each: what is said is told without waiting for its end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a body | 400 Bad Request | Content-Length: 32 | subprotocol feed.v1 required~more | : Bad Request: subprotocol feed.v1 required",
                "chunks | 503 Service Unavailable | Transfer-Encoding: chunked | 15~This did not go well~~0~~ | : Service Unavailable: This did not go well",
                "no body | 401 Unauthorized | Content-Length: 0 | \"\" | : Unauthorized",
                "no length | 403 Forbidden | X: y | origin not allowed: (none)~ | : Forbidden: origin not allowed: (none)",
                "a page | 404 Not Found | Content-Length: 46 | <html><head><title>Nothing</title></head></html> | : Not Found: Nothing",
                "no phrase | 429 | Content-Length: 4 | slow | : slow",
                "a redirect | 301 Moved Permanently | Location: https://elsewhere/ws | \"\" | : Moved Permanently, Location: https://elsewhere/ws",
            })
    void aRefusalIsToldWithItsStatusAndWhatItSays(String name, String status, String header, String body, String detail)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\n");
                    connection.send(body.replace("~", "\r\n"));
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            String told = rig.giveUp(Transport.WEBSOCKET, server.target("/"));

            String reason = "handshake answered with status " + status.substring(0, 3) + " (expected: 101)";
            assertThat(told).isEqualTo(reason + detail);
            assertThat(rig.readings().refusals()).as("counted by status").containsOnlyKeys(reason);
        }
    }

    @Test
    void aServiceThatRepeatsASecretDoesNotGetItIntoAMessage() throws Exception {
        OpeningSettings asked = opening(Map.of("Authorization", "Bearer ${token}"), List.of(), false, SECRET);
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    assertThat(connection.readRequest())
                            .startsWith("GET /feed?token=" + SECRET + " HTTP/1.1\r\n")
                            .contains("\r\nAuthorization: Bearer " + SECRET + "\r\n");
                    connection.send(
                            "HTTP/1.1 401 No " + SECRET + "\r\nContent-Length: 100\r\n\r\nnot " + SECRET + "\n");
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS.opening(asked))) {
            Target target = server.target("/feed?token=${token}");

            String told = rig.giveUp(Transport.WEBSOCKET, target);

            assertThat(told).endsWith("(expected: 101): No ***: not ***");
            assertThat(target.toString()).endsWith("/feed?token=${token}");
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    void aRedirectIsFollowedWhereThatIsAskedFor(int status) throws Exception {
        OpeningSettings asked = opening(Map.of("Authorization", "Bearer ${token}"), List.of(), true, SECRET);
        try (ScriptedServer other = ScriptedServer.telling(connection -> {
                    String request = connection.readRequest();
                    assertThat(request).startsWith("GET /there/ HTTP/1.1\r\n").doesNotContain(SECRET);
                    connection.send(accepting(request, "X: y"));
                    connection.echo();
                });
                ScriptedServer first = ScriptedServer.telling(connection -> {
                    String request = connection.readRequest();
                    assertThat(request).contains(SECRET);
                    String location = request.startsWith("GET /ws ")
                            ? "/ws/"
                            : other.target("/there/").toString().replace("ws://", "http://");
                    connection.send("HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location
                            + "\r\nContent-Length: 0\r\n\r\n");
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS.opening(asked))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, first.target("/ws"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(30)));

            rig.assertAllCameBack();
            assertThat(rig.count(Count.HANDSHAKE_FAILED)).isZero();
            assertThat(first.connections()).hasSize(2);
        }
    }

    @Test
    void aCircleOfRedirectsIsARefusal() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS.opening(opening(Map.of(), List.of(), true)))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/")))
                    .isEqualTo("more than 5 redirects: the last one to /again");
        }
    }

    @Test
    void theReasonOfACloseIsCountedWithItsCode() throws Exception {
        byte[] tooBig = "\u0003\u00f1Max frame length exceeded".getBytes(StandardCharsets.ISO_8859_1);
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readFrame();
                    connection.sendFrame(ServerConnection.WHOLE | Frames.CLOSE, tooBig);
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(10), Duration.ofMillis(200)));

            assertThat(rig.readings().drops()).containsKey("1009 Max frame length exceeded");
        }
    }

    private static OpeningSettings opening(Map<String, String> headers, List<String> subprotocols, boolean redirects) {
        return OpeningSettings.of(headers, subprotocols, redirects, Feeder.NONE);
    }

    /** With a row for each viewer, whose token is {@code token}. */
    private static OpeningSettings opening(
            Map<String, String> headers, List<String> subprotocols, boolean redirects, String token) {
        return OpeningSettings.of(
                headers, subprotocols, redirects, Feeder.of(List.of("token"), List.of(Map.of("token", token))));
    }

    static String accepting(String request, String header) {
        return ServerConnection.acceptance(request).replaceFirst("\r\n", "\r\n" + header + "\r\n");
    }
}

package longwire.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.Runs;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered over HTTP, and that no client harms another. */
class LivePageTest {

    private final StatusServer page = LivePage.open(new Endpoint("127.0.0.1", 0), Runs::inItsThirdTrial);

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "GET, /, 200, text/html; charset=utf-8",
        "GET, /live.json, 200, application/json",
        "GET, /live.json?after=2, 200, application/json",
        "GET, /metrics, 200, text/plain; version=0.0.4; charset=utf-8",
        "HEAD, /, 200, text/html; charset=utf-8",
        "GET, /live.json?after=x, 404, text/plain; charset=utf-8",
        "GET, /live.json?after=9999999999999999999, 404, text/plain; charset=utf-8",
        "GET, /etc/passwd, 404, text/plain; charset=utf-8",
        "GET, //, 404, text/plain; charset=utf-8",
        "POST, /, 405, text/plain; charset=utf-8",
        "DELETE, /live.json, 405, text/plain; charset=utf-8",
    })
    void answersAreFewAndForGetAlone(String method, String target, int status, String type) throws Exception {
        String answer = answer(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("\r\ncontent-type: " + type + "\r\n")
                .containsIgnoringCase("\r\ncache-control: no-store\r\n")
                .containsIgnoringCase("\r\ncontent-security-policy: default-src 'none';")
                .doesNotContainIgnoringCase("access-control-allow-origin");
    }

    @ParameterizedTest(name = "Host: {0} is {1}")
    @CsvSource({
        "127.0.0.1:9464, 200",
        "127.0.0.1, 200",
        "127.8.9.1:80, 200",
        "localhost:9464, 200",
        "LocalHost, 200",
        "[::1]:9464, 200",
        "[::1], 200",
        "evil.example, 403",
        "evil.example:9464, 403",
        "localhost.evil.example, 403",
        "127.0.0.1.evil.example:9464, 403",
        "10.0.0.1, 403",
        "[::2]:80, 403",
        "[::1, 403",
        "localhost:x, 403",
        "'', 403",
    })
    void onlyNamesOfThisMachineAreAnsweredSoThatNobodysPageReadsAlong(String host, int status) throws Exception {
        String answer = answer("GET /live.json HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.contains("websocket-against-polling")).isEqualTo(status == 200);
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws Exception {
        assertThat(answer("GET /metrics HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void whatIsNoHttpIsToldSo() throws Exception {
        assertThat(answer("\u0016\u0003\u0001 not HTTP\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void thePageGetsOnlyThePointsThatItHasNotSeen() throws Exception {
        JsonNode all = json("/live.json");
        JsonNode later = json("/live.json?after=2");

        assertThat(all.get("points"))
                .extracting(point -> point.get("number").asInt())
                .containsExactly(1, 2, 3);
        assertThat(later.get("points"))
                .extracting(point -> point.get("number").asInt())
                .containsExactly(3);
        assertThat(all.at("/trial/name").asText()).isEqualTo("3-edge-websocket");
        assertThat(all.at("/trial/soFar/response/p99").asLong()).isBetween(1_970_000L, 1_990_000L);
        assertThat(all.at("/trial/lastSecond/response/count").asLong()).isEqualTo(1_000);
        assertThat(all.at("/trial/counts/sent").asLong()).isEqualTo(12_034);
        assertThat(all.at("/ended/1/invalid/0").asText()).isEqualTo("lost messages: 3 (expected: 0)");
    }

    @Test
    void membersOfAFleetAreToldEach() throws Exception {
        LiveSnapshot snapshot = Runs.waiting()
                .afterSecond(Runs.trial(1, "edge", "websocket").ofMembers(2).build(), 1);

        JsonNode members = new ObjectMapper().readTree(LiveJson.of(snapshot, 0)).at("/trial/members");

        assertThat(members).hasSize(2);
        assertThat(members.at("/0/p50").asLong()).isEqualTo(65_000);
        assertThat(members.at("/0/sendLagP50").isNull()).isTrue();
        assertThat(members.at("/1/lost").asBoolean()).isTrue();
    }

    @Test
    void clientsThatAskAndNeverReadHoldUpNobody() throws Exception {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket =
                        new Socket(page.endpoint().host(), page.endpoint().port());
                deaf.add(socket);
                // Many in one go: only the first is answered, and that into a buffer that nobody empties.
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(50).getBytes(StandardCharsets.US_ASCII));
            }

            for (int i = 0; i < 20; i++) {
                assertThat(json("/live.json").get("trials").asInt()).isEqualTo(8);
            }
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsAFaultThatNamesIt() {
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> LivePage.open(page.endpoint(), Runs::waiting))
                .withMessageContaining(page.endpoint() + " cannot be bound");
    }

    @Test
    void itEndsWithItsRun() {
        page.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> json("/live.json"));
    }

    private JsonNode json(String target) throws IOException {
        String answer = answer("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    /** All that comes until the connection is closed. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(page.endpoint().host(), page.endpoint().port())) {
            socket.setSoTimeout(Patience.MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

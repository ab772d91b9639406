package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import longwire.network.AcceptKey;
import longwire.viewer.opening.Opening;
import longwire.viewer.opening.OpeningSettings;
import longwire.viewer.response.ResponseHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketHandshakeTest {
    private static final Target TARGET = new Target(false, "127.0.0.1", 8081, "/echo?room=1");

    private static final Opening PLAIN = OpeningSettings.NONE.of(0);

    private final WebSocketHandshake handshake = new WebSocketHandshake(new SplittableRandom(1));
    private String request;
    private String accept;

    @BeforeEach
    void ask() {
        request = new String(handshake.request(TARGET, PLAIN, false), StandardCharsets.US_ASCII);
        accept = AcceptKey.of(request.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1"));
    }

    @Test
    void theRequestHasAllThatTheRfcDemands() {
        String key = request.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");

        assertThat(request)
                .startsWith("GET /echo?room=1 HTTP/1.1\r\nHost: 127.0.0.1:8081\r\n")
                .contains(
                        "\r\nUpgrade: websocket\r\n",
                        "\r\nConnection: Upgrade\r\n",
                        "\r\nSec-WebSocket-Version: 13\r\n")
                .endsWith("\r\n\r\n");
        assertThat(Base64.getDecoder().decode(key)).hasSize(16);
    }

    @Test
    void eachHandshakeHasAKeyOfItsOwn() {
        SplittableRandom random = new SplittableRandom(1);

        byte[] first = new WebSocketHandshake(random).request(TARGET, PLAIN, false);
        byte[] second = new WebSocketHandshake(random).request(TARGET, PLAIN, false);

        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"websocket, Upgrade", "WebSocket, 'keep-alive, upgrade'"})
    void theAnswerThatTheRfcDemandsIsTaken(String upgrade, String connection) {
        assertThat(refusal("101 Switching Protocols", upgrade, connection, accept))
                .isEmpty();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "403 Forbidden, websocket, Upgrade, ok, 'handshake answered with status 403 (expected: 101)'",
        "101 Yes, h2c, Upgrade, ok, 'handshake answered with Upgrade: h2c (expected: websocket)'",
        "101 Yes, websocket, close, ok, 'handshake answered with Connection: close (expected: Upgrade)'",
        "101 Yes, websocket, Upgrade, no, 'handshake answered with Sec-WebSocket-Accept: no (expected: '",
    })
    void aRefusalSaysWhatWasAnsweredAndWhatWasExpected(
            String status, String upgrade, String connection, String accepted, String told) {
        String refusal = refusal(status, upgrade, connection, accepted.equals("ok") ? accept : accepted);

        assertThat(refusal).startsWith(told);
    }

    private String refusal(String status, String upgrade, String connection, String accepted) {
        ResponseHead head = new ResponseHead();
        String answer = "HTTP/1.1 " + status + "\r\nUpgrade: " + upgrade + "\r\nConnection: " + connection
                + "\r\nSec-WebSocket-Accept: " + accepted + "\r\n\r\n";
        assertThat(head.read(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII)))
                .isTrue();
        return handshake.refusal(head, List.of(), Optional.empty(), false);
    }
}

package longwire.viewer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.random.RandomGenerator;
import longwire.network.AcceptKey;

/** The opening handshake of RFC 6455, section 4, as a client makes it. */
final class WebSocketHandshake {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int KEY_BYTES = 16;

    private final String key;

    WebSocketHandshake(RandomGenerator random) {
        byte[] nonce = new byte[KEY_BYTES];
        random.nextBytes(nonce);
        key = Base64.getEncoder().encodeToString(nonce);
    }

    byte[] request(Target target) {
        String request = "GET " + target.path() + " HTTP/1.1\r\n"
                + "Host: " + target.authority() + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    /** Why {@code head} does not complete the handshake, or the empty string if it does. */
    String refusal(ResponseHead head) {
        if (head.status() != SWITCHING_PROTOCOLS) {
            return "handshake answered with status " + head.status() + " (expected: 101)";
        }
        if (!head.header("upgrade").toLowerCase(Locale.ROOT).equals("websocket")) {
            return "handshake answered with Upgrade: " + head.header("upgrade") + " (expected: websocket)";
        }
        if (!head.header("connection").toLowerCase(Locale.ROOT).contains("upgrade")) {
            return "handshake answered with Connection: " + head.header("connection") + " (expected: Upgrade)";
        }
        String accept = head.header("sec-websocket-accept");
        return accept.equals(AcceptKey.of(key))
                ? ""
                : "handshake answered with Sec-WebSocket-Accept: " + accept + " (expected: " + AcceptKey.of(key) + ")";
    }
}

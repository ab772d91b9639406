package longwire.viewer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import longwire.network.AcceptKey;
import longwire.viewer.opening.Opening;

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

    /** @param redirected whether another server named {@code target} */
    byte[] request(Target target, Opening opening, boolean redirected) {
        String request = "GET " + opening.path(target.path()) + " HTTP/1.1\r\n"
                + opening.lines(target.authority(), redirected)
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + (opening.subprotocols().isEmpty()
                        ? ""
                        : "Sec-WebSocket-Protocol: " + String.join(", ", opening.subprotocols()) + "\r\n")
                + "\r\n";
        return request.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Why {@code head} does not complete the handshake, or the empty string if it does.
     *
     * @param offered subprotocols, of which it may name one (RFC 6455, section 4.1)
     */
    String refusal(ResponseHead head, List<String> offered) {
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
        if (!accept.equals(AcceptKey.of(key))) {
            return "handshake answered with Sec-WebSocket-Accept: " + accept + " (expected: " + AcceptKey.of(key) + ")";
        }
        String extensions = head.header("sec-websocket-extensions");
        if (!extensions.isEmpty()) {
            return "handshake answered with Sec-WebSocket-Extensions: " + extensions + " (expected: none)";
        }
        String subprotocol = head.header("sec-websocket-protocol");
        return subprotocol.isEmpty() || offered.contains(subprotocol)
                ? ""
                : "handshake answered with Sec-WebSocket-Protocol: " + subprotocol + " (expected: "
                        + (offered.isEmpty() ? "none" : "any of " + String.join(", ", offered)) + ")";
    }
}

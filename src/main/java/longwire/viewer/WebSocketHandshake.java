package longwire.viewer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import longwire.fault.OutsideFault;
import longwire.network.AcceptKey;
import longwire.network.deflate.DeflateAgreement;
import longwire.network.deflate.DeflateOffer;
import longwire.viewer.opening.Opening;
import longwire.viewer.response.ResponseHead;

/** The opening handshake of RFC 6455, section 4, as a client makes it. */
final class WebSocketHandshake {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;
    private static final int KEY_BYTES = 16;

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final String key;
    private DeflateAgreement agreed;

    WebSocketHandshake(RandomGenerator random) {
        byte[] nonce = new byte[KEY_BYTES];
        random.nextBytes(nonce);
        key = Base64.getEncoder().encodeToString(nonce);
    }

    /** @param redirected whether another server named {@code target} */
    byte[] request(Target target, Opening opening, boolean redirected) {
        return request(target, opening, redirected, Optional.empty());
    }

    /** The same, with an offer to deflate. */
    byte[] request(Target target, Opening opening, boolean redirected, Optional<DeflateOffer> deflate) {
        String request = "GET " + opening.path(target.path()) + " HTTP/1.1\r\n"
                + opening.lines(target.authority(), redirected)
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + (opening.subprotocols().isEmpty()
                        ? ""
                        : "Sec-WebSocket-Protocol: " + String.join(", ", opening.subprotocols()) + "\r\n")
                + deflate.map(offer -> EXTENSIONS + ": " + offer.header() + "\r\n")
                        .orElse("")
                + "\r\n";
        return request.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Why {@code head} does not complete the handshake, or the empty string if it does.
     *
     * @param offered subprotocols, of which it may name one (RFC 6455, section 4.1)
     * @param deflate what was offered, to which it must agree where it is there
     * @param overHttp2 whether it was asked for by an extended CONNECT; its 200 is passed on as a 101
     */
    String refusal(ResponseHead head, List<String> offered, Optional<DeflateOffer> deflate, boolean overHttp2) {
        if (head.status() != SWITCHING_PROTOCOLS) {
            int expected = overHttp2 ? OK : SWITCHING_PROTOCOLS;
            return "handshake answered with status " + head.status() + " (expected: " + expected + ")";
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
        String extensions = extensions(head.headers("sec-websocket-extensions"), deflate);
        if (!extensions.isEmpty()) {
            return extensions;
        }
        String subprotocol = head.header("sec-websocket-protocol");
        return subprotocol.isEmpty() || offered.contains(subprotocol)
                ? ""
                : "handshake answered with Sec-WebSocket-Protocol: " + subprotocol + " (expected: "
                        + (offered.isEmpty() ? "none" : "any of " + String.join(", ", offered)) + ")";
    }

    /** What was agreed by a response that {@link #refusal} did not refuse; null if nothing is deflated. */
    DeflateAgreement agreed() {
        return agreed;
    }

    private String extensions(String answer, Optional<DeflateOffer> deflate) {
        if (deflate.isEmpty()) {
            return answer.isEmpty()
                    ? ""
                    : "handshake answered with " + EXTENSIONS + ": " + answer + " (expected: none)";
        }
        try {
            agreed = deflate.get().agreed(answer).orElse(null);
            return agreed != null
                    ? ""
                    : "deflate was asked for, and it is not negotiated: handshake answered without " + EXTENSIONS;
        } catch (OutsideFault broken) {
            return "handshake answered with " + EXTENSIONS + ": " + answer + ": " + broken.getMessage();
        }
    }
}

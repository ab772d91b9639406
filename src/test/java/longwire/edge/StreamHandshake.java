package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import longwire.edge.ScriptedOrigin.Script;

/**
 * Both sides of a WebSocket's handshake in a stream of HTTP/2: the viewer's CONNECT, and the origin's answer to what the
 * edge makes of it.
 */
final class StreamHandshake {
    private StreamHandshake() {}

    /** A viewer with a tunnel open on its first stream. */
    static FrameWire open(Edge edge) throws Exception {
        FrameWire viewer = FrameWire.to(edge);
        viewer.headers(1, 0, connect());
        assertThat(viewer.head(1).status()).hasToString("200");
        return viewer;
    }

    /** The fields of a handshake, {@code more} among them; the version is the last. */
    static String[] connect(String... more) {
        String[] fields = FrameWire.request("CONNECT", "/chat", ":protocol", "websocket");
        String[] all = Arrays.copyOf(fields, fields.length + more.length + 2);
        System.arraycopy(more, 0, all, fields.length, more.length);
        all[all.length - 2] = "sec-websocket-version";
        all[all.length - 1] = "13";
        return all;
    }

    /** Completes a handshake with whatever key, then plays {@code inside}. */
    static Script tunnelling(Script inside) {
        return edge -> {
            edge.send(switching(edge.readHead(), ""));
            inside.play(edge);
        };
    }

    /** The right 101 to {@code head}, with {@code more} lines. */
    static String switching(String head, String more) throws Exception {
        byte[] proof = MessageDigest.getInstance("SHA-1")
                .digest((key(head) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof) + "\r\n" + more + "\r\n";
    }

    static String key(String head) {
        return head.replaceAll("(?is).*sec-websocket-key: (\\S+)\r\n.*", "$1");
    }
}

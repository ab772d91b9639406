package longwire.viewer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import longwire.message.Stamp;

/** What the server side of an event stream writes. */
final class ServerStreams {
    static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private ServerStreams() {}

    /** An event with its id, as text of a stream. */
    static String event(long sequence, long createdNanos) {
        return "id: " + sequence + "\ndata: " + data(sequence, createdNanos) + "\n\n";
    }

    static String data(long sequence, long createdNanos) {
        byte[] text = new byte[Rig.EVENT_BYTES];
        new Stamp().writeText(ByteBuffer.wrap(text), sequence, createdNanos);
        return new String(text, StandardCharsets.US_ASCII);
    }

    static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}

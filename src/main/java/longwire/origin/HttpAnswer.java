package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** An answer that is encoded in advance, except the last line of its head. */
final class HttpAnswer {
    static final HttpAnswer HEALTHY = text("200 OK", "ok\n");
    static final HttpAnswer NOT_FOUND = text("404 Not Found", "not found\n");
    static final HttpAnswer BAD_REQUEST = text("400 Bad Request", "not an HTTP/1.1 request\n");
    static final HttpAnswer METHOD_NOT_ALLOWED =
            text("405 Method Not Allowed", "method: (expected: GET or HEAD)\n", "allow: GET, HEAD");
    static final HttpAnswer GET_ONLY = text("405 Method Not Allowed", "method: (expected: GET)\n", "allow: GET");
    static final HttpAnswer UPGRADE_REQUIRED = text(
            "426 Upgrade Required",
            "Upgrade: (expected: websocket, which a proxy in between may have removed)\n",
            "upgrade: websocket",
            "connection: upgrade");

    private static final byte[] LAST_OF_CONNECTION = ascii("connection: close\r\n\r\n");
    private static final byte[] END_OF_HEAD = ascii("\r\n");

    private final byte[] head;
    private final byte[] body;

    private HttpAnswer(byte[] head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** A plain-text answer; {@code fields} are lines of the head without line ends. */
    static HttpAnswer text(String status, String body, String... fields) {
        return of(status, "text/plain", body, fields);
    }

    /** An answer that no cache may store. */
    static HttpAnswer of(String status, String type, String body, String... fields) {
        byte[] content = ascii(body);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        head.append("content-type: " + type + "\r\n");
        head.append("content-length: " + content.length + "\r\n");
        head.append("cache-control: no-store\r\n");
        return new HttpAnswer(ascii(head.toString()), content);
    }

    /**
     * The encoded answer.
     *
     * @param withBody false for a HEAD
     * @param last whether the connection is closed after it
     */
    ByteBuf encode(ByteBufAllocator allocator, boolean withBody, boolean last) {
        ByteBuf answer = allocator.ioBuffer(head.length + LAST_OF_CONNECTION.length + body.length);
        answer.writeBytes(head);
        endHead(answer, last);
        return withBody ? answer.writeBytes(body) : answer;
    }

    /** Appends the end of a head. */
    static void endHead(ByteBuf answer, boolean last) {
        answer.writeBytes(last ? LAST_OF_CONNECTION : END_OF_HEAD);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

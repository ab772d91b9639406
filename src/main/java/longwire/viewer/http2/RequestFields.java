package longwire.viewer.http2;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import java.util.Set;
import longwire.network.AcceptKey;

/**
 * The head of a request of HTTP/1.1 as the fields of a stream (RFC 9113, section 8.3). A WebSocket handshake becomes an
 * extended CONNECT (RFC 8441, section 4).
 *
 * @param fields as they are sent
 * @param bodyBytes what follows the head
 * @param accept what the wire awaits as Sec-WebSocket-Accept, since it is not told in HTTP/2; empty for an ordinary request
 */
record RequestFields(Http2Headers fields, long bodyBytes, String accept) {
    /** Of HTTP/1.1 connections only. */
    private static final Set<String> LEFT_OUT =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "sec-websocket-key");

    /** @param head up to its empty line, which the wire wrote */
    static RequestFields of(String head, boolean tls) {
        String[] lines = head.split("\r\n");
        String[] request = lines[0].split(" ");
        Http2Headers fields = new DefaultHttp2Headers(false)
                .method(request[0])
                .scheme(tls ? "https" : "http")
                .path(request[1]);
        long bodyBytes = 0;
        String key = "";
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            String name = lines[line].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[line].substring(colon + 1).strip();
            switch (name) {
                case "host" -> fields.authority(value);
                case "sec-websocket-key" -> key = value;
                case "content-length" -> bodyBytes = Long.parseLong(value);
                default -> {
                    // Others are told as they are, or of HTTP/1.1 only.
                }
            }
            if (!name.equals("host") && !LEFT_OUT.contains(name)) {
                fields.add(name, value);
            }
        }
        if (!key.isEmpty()) {
            fields.method("CONNECT").set(":protocol", "websocket");
        }
        return new RequestFields(fields, bodyBytes, key.isEmpty() ? "" : AcceptKey.of(key));
    }

    boolean opensTunnel() {
        return !accept.isEmpty();
    }
}

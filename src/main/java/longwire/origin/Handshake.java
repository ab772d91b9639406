package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import longwire.network.AcceptKey;
import longwire.network.deflate.DeflateAgreement;

/** The server's part of a WebSocket handshake (RFC 6455, section 4.2). Of extensions it accepts permessage-deflate. */
final class Handshake {
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private static final HttpAnswer OTHER_VERSION = HttpAnswer.text(
            "426 Upgrade Required",
            "Sec-WebSocket-Version: (expected: 13)\n",
            "upgrade: websocket",
            "connection: upgrade",
            "sec-websocket-version: 13");
    private static final HttpAnswer BAD_KEY =
            HttpAnswer.text("400 Bad Request", "Sec-WebSocket-Key: (expected: once, 16 bytes in base64)\n");
    private static final HttpAnswer WITH_BODY =
            HttpAnswer.text("400 Bad Request", "body of a handshake: (expected: none)\n");

    private Handshake() {}

    /** Whether {@code request} asks for a WebSocket, correctly or not. */
    static boolean isWanted(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    /** The answer that refuses a handshake, or null if it can be accepted. */
    public static HttpAnswer refusal(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) != 0) {
            return WITH_BODY;
        }
        if (!VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return OTHER_VERSION;
        }
        boolean once = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() == 1;
        return once && isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY)) ? null : BAD_KEY;
    }

    /** The 101 for a handshake that is not refused, with the first subprotocol offered. */
    static ByteBuf acceptance(HttpRequest request, Optional<DeflateAgreement> deflate, ByteBufAllocator allocator) {
        HttpHeaders headers = request.headers();
        StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n")
                .append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ")
                .append(AcceptKey.of(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY)))
                .append("\r\n");
        String offered = headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (offered != null && !offered.isBlank()) {
            answer.append("Sec-WebSocket-Protocol: ")
                    .append(offered.split(",", 2)[0].strip())
                    .append("\r\n");
        }
        deflate.ifPresent(agreed -> answer.append("Sec-WebSocket-Extensions: ")
                .append(agreed.header())
                .append("\r\n"));
        answer.append("\r\n");
        ByteBuf bytes = allocator.ioBuffer(answer.length());
        ByteBufUtil.writeAscii(bytes, answer);
        return bytes;
    }

    /** What is agreed to of the extensions that {@code request} offers. */
    static Optional<DeflateAgreement> deflate(HttpRequest request) {
        List<String> offers = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        return DeflateAgreement.choose(String.join(",", offers));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}

package longwire.edge;

import io.netty.util.AsciiString;

/** Names of headers that the edge itself writes, in the letters of the standards; Netty's own are in lower case. */
final class Names {
    static final AsciiString CONNECTION = AsciiString.cached("Connection");
    static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    static final AsciiString CONTENT_TYPE = AsciiString.cached("Content-Type");
    static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    static final AsciiString HOST = AsciiString.cached("Host");
    static final AsciiString KEEP_ALIVE = AsciiString.cached("Keep-Alive");
    static final AsciiString PROXY_CONNECTION = AsciiString.cached("Proxy-Connection");
    static final AsciiString LOCATION = AsciiString.cached("Location");
    static final AsciiString REQUEST_ID = AsciiString.cached("X-Amz-Cf-Id");
    static final AsciiString TE = AsciiString.cached("TE");
    static final AsciiString TRAILER = AsciiString.cached("Trailer");
    static final AsciiString TRANSFER_ENCODING = AsciiString.cached("Transfer-Encoding");
    static final AsciiString UPGRADE = AsciiString.cached("Upgrade");
    static final AsciiString VIA = AsciiString.cached("Via");
    static final AsciiString WEBSOCKET_VERSION = AsciiString.cached("Sec-WebSocket-Version");

    private Names() {}
}

package longwire.edge.http1;

import io.netty.util.AsciiString;

/** Names of headers that the edge writes, capitalized as in the standards; Netty's constants are in lower case. */
public final class Names {
    public static final AsciiString CONNECTION = AsciiString.cached("Connection");
    public static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    public static final AsciiString CONTENT_TYPE = AsciiString.cached("Content-Type");
    public static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    public static final AsciiString HOST = AsciiString.cached("Host");
    static final AsciiString KEEP_ALIVE = AsciiString.cached("Keep-Alive");
    static final AsciiString PROXY_AUTHENTICATE = AsciiString.cached("Proxy-Authenticate");
    static final AsciiString PROXY_AUTHENTICATION_INFO = AsciiString.cached("Proxy-Authentication-Info");
    static final AsciiString PROXY_CONNECTION = AsciiString.cached("Proxy-Connection");
    public static final AsciiString LOCATION = AsciiString.cached("Location");
    public static final AsciiString REQUEST_ID = AsciiString.cached("X-Amz-Cf-Id");
    static final AsciiString TE = AsciiString.cached("TE");
    static final AsciiString TRAILER = AsciiString.cached("Trailer");
    public static final AsciiString TRANSFER_ENCODING = AsciiString.cached("Transfer-Encoding");
    static final AsciiString UPGRADE = AsciiString.cached("Upgrade");
    public static final AsciiString VIA = AsciiString.cached("Via");
    public static final AsciiString WEBSOCKET_VERSION = AsciiString.cached("Sec-WebSocket-Version");

    private Names() {}
}

package longwire.edge.http2;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Converts headers or trailers of an HTTP/1.1 response to the fields of a stream (RFC 9113, section 8.2). */
final class StreamFields {
    /** Fields for HTTP/1.1 connections only. Sec-WebSocket-Accept answers a key that the viewer never sent. */
    private static final Set<AsciiString> LEFT_OUT = Set.of(
            HttpHeaderNames.CONNECTION,
            AsciiString.cached("keep-alive"),
            AsciiString.cached("proxy-connection"),
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.UPGRADE,
            HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);

    private StreamFields() {}

    static Http2Headers ofHead(int status, HttpHeaders headers) {
        // Names and values come from the response decoder or the edge: they are valid, except that names are not in
        // lower case.
        Http2Headers fields = new DefaultHttp2Headers(false, headers.size() + 1);
        fields.status(Integer.toString(status));
        return add(headers, fields);
    }

    static Http2Headers ofTrailers(HttpHeaders headers) {
        return add(headers, new DefaultHttp2Headers(false, headers.size()));
    }

    /** The total length of names and values, uncompressed. */
    static int bytes(Http2Headers fields) {
        int bytes = 0;
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            bytes += field.getKey().length() + field.getValue().length();
        }
        return bytes;
    }

    private static Http2Headers add(HttpHeaders headers, Http2Headers fields) {
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            AsciiString name = AsciiString.of(header.getKey()).toLowerCase();
            if (!LEFT_OUT.contains(name)) {
                fields.add(name, AsciiString.of(header.getValue()));
            }
        }
        return fields;
    }
}

package longwire.behaviour.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A viewer's connection in HTTP/2 (RFC 9113), frame by frame. It answers SETTINGS and PING, and takes what arrives for granted
 * otherwise.
 */
public final class Http2Connection {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    public static final int GOAWAY = 7;

    /** Also of a SETTINGS or PING that acknowledges. */
    private static final int END_STREAM = 1;

    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;
    private static final int PRIORITY_BYTES = 5;
    private static final int HEAD_BYTES = 9;
    private static final int SETTING_BYTES = 6;
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final Side side;
    private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
    private final TreeMap<Integer, Long> settings = new TreeMap<>();
    private int nextStream = 1;

    private Http2Connection(Side side) {
        this.side = side;
    }

    /** Speaks HTTP/2 over {@code side}, which reads; empty if the other side does not answer in it. */
    public static Optional<Http2Connection> open(Side side) {
        Http2Connection connection = new Http2Connection(side);
        side.send(PREFACE);
        connection.send(SETTINGS, 0, 0, new byte[0]);
        Optional<Frame> first = connection.read(Exchange.SOON);
        if (first.isEmpty() || first.get().kind() != SETTINGS) {
            return Optional.empty();
        }
        connection.answer(first.get());
        return Optional.of(connection);
    }

    /** A setting that the other side announced (RFC 9113, section 6.5.2, and RFC 8441). */
    public Optional<Long> setting(int id) {
        return Optional.ofNullable(settings.get(id));
    }

    /** Asks for a WebSocket (RFC 8441, section 4) and returns the number of its stream. */
    public int connect(String scheme, String authority, String path, String header, String value) {
        Http2Headers headers = new DefaultHttp2Headers(false)
                .method("CONNECT")
                .set(":protocol", "websocket")
                .scheme(scheme)
                .path(path)
                .authority(authority)
                .set("sec-websocket-version", "13")
                .set(header, value);
        ByteBuf block = Unpooled.buffer();
        int stream = nextStream;
        nextStream += 2;
        try {
            encoder.encodeHeaders(stream, headers, block);
            send(HEADERS, END_HEADERS, stream, ByteBufUtil.getBytes(block));
        } catch (Http2Exception impossible) {
            throw new IllegalStateException("these headers can be encoded", impossible);
        } finally {
            block.release();
        }
        return stream;
    }

    /** Sends {@code bytes} on {@code stream}, and ends our side of it if {@code last}. */
    public void data(int stream, byte[] bytes, boolean last) {
        send(DATA, last ? END_STREAM : 0, stream, bytes);
    }

    /** The next DATA, HEADERS or RST_STREAM of {@code stream}, or a GOAWAY; empty if none comes within {@code limit}. */
    public Optional<Frame> next(int stream, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            Optional<Frame> frame = read(left);
            if (frame.isEmpty()) {
                return frame;
            }
            answer(frame.get());
            boolean ours = frame.get().stream() == stream && frame.get().kind() <= RST_STREAM;
            if (ours || frame.get().kind() == GOAWAY) {
                return frame;
            }
        }
    }

    /** The status in {@code frame}, which must be HEADERS. */
    public int status(Frame frame) {
        ByteBuf block = Unpooled.wrappedBuffer(frame.payload());
        try {
            int padding = (frame.flags() & PADDED) == 0 ? 0 : block.readUnsignedByte();
            block.skipBytes((frame.flags() & PRIORITY) == 0 ? 0 : PRIORITY_BYTES);
            CharSequence status = decoder.decodeHeaders(
                            frame.stream(), block.readSlice(block.readableBytes() - padding))
                    .status();
            return Integer.parseInt(status.toString());
        } catch (Http2Exception | RuntimeException unreadable) {
            return 0;
        } finally {
            block.release();
        }
    }

    private void answer(Frame frame) {
        if (frame.kind() == SETTINGS && !frame.ends()) {
            ByteBuffer given = ByteBuffer.wrap(frame.payload());
            while (given.remaining() >= SETTING_BYTES) {
                settings.put(Short.toUnsignedInt(given.getShort()), Integer.toUnsignedLong(given.getInt()));
            }
            send(SETTINGS, END_STREAM, 0, new byte[0]);
        } else if (frame.kind() == PING && !frame.ends()) {
            send(PING, END_STREAM, 0, frame.payload());
        }
    }

    private Optional<Frame> read(Duration limit) {
        byte[] head = side.take(HEAD_BYTES, limit);
        if (head.length < HEAD_BYTES || new String(head, StandardCharsets.ISO_8859_1).startsWith("HTTP/")) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        int length = Byte.toUnsignedInt(fields.get()) << 16 | Short.toUnsignedInt(fields.getShort());
        int kind = fields.get();
        int flags = Byte.toUnsignedInt(fields.get());
        int stream = fields.getInt() & Integer.MAX_VALUE;
        byte[] payload = side.take(length, Exchange.SOON);
        return payload.length < length ? Optional.empty() : Optional.of(new Frame(kind, flags, stream, payload));
    }

    private void send(int kind, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) kind).put((byte) flags).putInt(stream).put(payload);
        side.send(frame.array());
    }

    /** A frame that arrived. */
    public record Frame(int kind, int flags, int stream, byte[] payload) {
        /** Whether it ends its stream. */
        public boolean ends() {
            return (flags & END_STREAM) != 0;
        }

        /** The error code of RST_STREAM. */
        public int code() {
            return payload.length < Integer.BYTES
                    ? -1
                    : ByteBuffer.wrap(payload).getInt();
        }
    }
}

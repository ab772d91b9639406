package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import longwire.clock.Patience;
import longwire.network.Endpoint;

/**
 * A viewer that speaks HTTP/2 frame by frame, as no library would let it. It acknowledges nothing by itself. Header
 * fields are written as plain literals, so they may be anything.
 */
final class FrameWire implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int PREFIX_7_BITS = 0x7f;
    private static final int RECEIVE_BUFFER_BYTES = 1 << 16;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder fields = new DefaultHttp2HeadersDecoder(false);
    private final Deque<Frame> kept = new ArrayDeque<>();

    private FrameWire(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** What came. */
    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean ends() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }

        String text() {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }

        String hex() {
            return HexFormat.of().formatHex(payload);
        }

        /** Of RST_STREAM, or GOAWAY. */
        int error() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    /** A connection on which HTTP/2 was agreed upon; the preface has been sent. */
    static FrameWire to(Edge edge) throws IOException {
        FrameWire wire = silent(edge);
        wire.send(PREFACE.getBytes(StandardCharsets.US_ASCII));
        return wire.send(SETTINGS, 0, 0, new byte[0]);
    }

    /** A connection on which HTTP/2 was agreed upon and nothing was said. */
    static FrameWire silent(Edge edge) throws IOException {
        SSLSocket socket = secure(edge.secureEndpoint().orElseThrow(), "h2");
        if (!socket.getApplicationProtocol().equals("h2")) {
            throw new IOException("agreed upon: " + socket.getApplicationProtocol());
        }
        return new FrameWire(socket);
    }

    /** A connection with TLS, for whom only {@code protocols} will do. */
    static SSLSocket secure(Endpoint edge, String... protocols) throws IOException {
        Socket plain = new Socket();
        // What isn't read is soon felt by the edge.
        plain.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        plain.connect(new InetSocketAddress(edge.host(), edge.port()));
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(Patience.MILLIS);
        SSLSocket socket =
                (SSLSocket) TrustAll.context().getSocketFactory().createSocket(plain, edge.host(), edge.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Names and values in turn, packed as literals that nobody is to remember. */
    static byte[] block(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = namesAndValues[i].getBytes(StandardCharsets.ISO_8859_1);
            length(block, text.length);
            block.writeBytes(text);
        }
        return block.toByteArray();
    }

    /** The fields of a request for {@code path}, then {@code more}. */
    static String[] request(String method, String path, String... more) {
        String[] all = {":method", method, ":scheme", "https", ":authority", "example.com", ":path", path};
        String[] whole = Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, whole, all.length, more.length);
        return whole;
    }

    /** A request without a body. */
    FrameWire get(int stream, String path) throws IOException {
        return headers(stream, END_STREAM, request("GET", path));
    }

    FrameWire headers(int stream, int flags, String... namesAndValues) throws IOException {
        return send(HEADERS, flags | END_HEADERS, stream, block(namesAndValues));
    }

    FrameWire data(int stream, int flags, String text) throws IOException {
        return send(DATA, flags, stream, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    FrameWire number(int type, int stream, int value) throws IOException {
        return send(type, 0, stream, ByteBuffer.allocate(4).putInt(value).array());
    }

    FrameWire send(int type, int flags, int stream, byte[] payload) throws IOException {
        return send(frame(type, flags, stream, payload));
    }

    FrameWire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** The next frame, whatever it is; null where the connection has ended. */
    Frame read() throws IOException {
        try {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            return new Frame(lengthAndType & 0xff, flags, stream, payload);
        } catch (EOFException | SSLException | SocketException ended) {
            return null;
        }
    }

    /** The next frame of {@code type}; those before it are dropped. Null where the connection ended without. */
    Frame await(int type) throws IOException {
        Frame frame = read();
        while (frame != null && frame.type() != type) {
            frame = read();
        }
        return frame;
    }

    /** The next frame of {@code stream}; those of others before it are kept for them. */
    Frame next(int stream) throws IOException {
        for (Frame frame : kept) {
            if (frame.stream() == stream) {
                kept.remove(frame);
                return frame;
            }
        }
        Frame frame = read();
        while (frame != null && frame.stream() != stream) {
            kept.add(frame);
            frame = read();
        }
        return frame;
    }

    /** The next head on {@code stream}. */
    Http2Headers head(int stream) throws Exception {
        Frame frame = next(stream);
        if (frame == null || frame.type() != HEADERS) {
            throw new AssertionError("no head: " + frame);
        }
        return fields.decodeHeaders(stream, Unpooled.wrappedBuffer(frame.payload()));
    }

    /** The text of the body that follows; windows are not widened. */
    String body(int stream) throws IOException {
        StringBuilder text = new StringBuilder();
        Frame frame;
        do {
            frame = next(stream);
            if (frame == null || frame.type() != DATA) {
                throw new AssertionError("cut after: " + text + ", by " + frame);
            }
            text.append(frame.text());
        } while (!frame.ends());
        return text.toString();
    }

    /** As many bytes of DATA on the first stream. */
    String read(int bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            Frame frame = next(1);
            if (frame == null || frame.type() != DATA) {
                throw new AssertionError("cut after " + text.length() + " bytes, by " + frame);
            }
            text.append(frame.text());
        }
        return text.toString();
    }

    /** How {@code stream}, or the connection under it, ends: END, RST_STREAM or GOAWAY with the error, or CLOSED. */
    String end(int stream) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame == null) {
                return "CLOSED";
            } else if (frame.type() == GOAWAY) {
                return "GOAWAY " + frame.error();
            } else if (frame.stream() == stream && frame.type() == RST_STREAM) {
                return "RST_STREAM " + frame.error();
            } else if (frame.stream() == stream && frame.ends()) {
                return "END";
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void length(ByteArrayOutputStream block, int length) {
        if (length < PREFIX_7_BITS) {
            block.write(length);
            return;
        }
        block.write(PREFIX_7_BITS);
        int rest = length - PREFIX_7_BITS;
        while (rest > PREFIX_7_BITS) {
            block.write(rest & PREFIX_7_BITS | 0x80);
            rest >>>= 7;
        }
        block.write(rest);
    }
}

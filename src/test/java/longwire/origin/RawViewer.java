package longwire.origin;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import longwire.clock.Patience;
import longwire.network.Endpoint;

/** A viewer of bare bytes, which can do what a well-behaved client library never would. */
final class RawViewer implements AutoCloseable {
    static final String SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final int MASK = 0x1a2b_3c4d;
    private static final int LARGEST_SHORT = 125;
    private static final int LARGEST_MEDIUM = 0xffff;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawViewer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(Patience.MILLIS);
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static RawViewer connect(Endpoint endpoint) throws IOException {
        return new RawViewer(new Socket(endpoint.host(), endpoint.port()));
    }

    /** Connects and opens a WebSocket on {@code path}. */
    static RawViewer open(Endpoint endpoint, String path) throws IOException {
        RawViewer viewer = connect(endpoint);
        viewer.send(handshake(path));
        String head = viewer.readHead();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(head);
        }
        return viewer;
    }

    static byte[] handshake(String path, String... fields) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: origin\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + SAMPLE_KEY + "\r\nSec-WebSocket-Version: 13\r\n"
                + String.join("", fields) + "\r\n");
    }

    /** A frame as a client sends it; {@code first} is its first byte, and {@code payload} ISO 8859-1. */
    static byte[] masked(int first, String payload) {
        byte[] bytes = bytes(payload);
        ByteBuffer frame = ByteBuffer.allocate(2 + Long.BYTES + Integer.BYTES + bytes.length);
        frame.put((byte) first);
        if (bytes.length <= LARGEST_SHORT) {
            frame.put((byte) (0x80 | bytes.length));
        } else if (bytes.length <= LARGEST_MEDIUM) {
            frame.put((byte) (0x80 | 126)).putShort((short) bytes.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(bytes.length);
        }
        byte[] mask = ByteBuffer.allocate(Integer.BYTES).putInt(MASK).array();
        frame.put(mask);
        for (int i = 0; i < bytes.length; i++) {
            frame.put((byte) (bytes[i] ^ mask[i % mask.length]));
        }
        byte[] whole = new byte[frame.position()];
        frame.flip().get(whole);
        return whole;
    }

    void send(byte[]... parts) throws IOException {
        for (byte[] part : parts) {
            out.write(part);
        }
        out.flush();
    }

    void sendFrame(int first, String payload) throws IOException {
        send(masked(first, payload));
    }

    /** Says that nothing more will come; what comes back can still be read. */
    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        return new Frame(first, text(in.readNBytes(length)));
    }

    /** A head up to its empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    String read(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException();
        }
        return text(read);
    }

    /** Everything up to when the origin ends the connection. */
    String readToEnd() throws IOException {
        return text(in.readAllBytes());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A frame as it came: its first byte, and its payload as ISO 8859-1. */
    record Frame(int first, String payload) {}
}

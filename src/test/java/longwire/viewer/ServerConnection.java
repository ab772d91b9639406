package longwire.viewer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import longwire.network.AcceptKey;

/** A server's side of one connection, byte by byte. Reading beyond its end throws {@link java.io.EOFException}. */
public final class ServerConnection implements AutoCloseable {
    static final int WHOLE = 0x80;

    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;

    private final Socket socket;
    private final int number;
    private final DataInputStream in;
    private final OutputStream out;

    ServerConnection(Socket socket, int number) throws IOException {
        this.socket = socket;
        this.number = number;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
    }

    /** Its number among the connections of its server, from 0. */
    int number() {
        return number;
    }

    String viewersAddress() {
        return ((InetSocketAddress) socket.getRemoteSocketAddress())
                .getAddress()
                .getHostAddress();
    }

    /** A request's head, with its empty line. */
    public String readRequest() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Takes the opening handshake as it should be taken. */
    void upgrade() throws IOException {
        send(acceptance(readRequest()));
    }

    public static String acceptance(String request) {
        String key = request.replaceFirst("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + AcceptKey.of(key) + "\r\n\r\n";
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends a frame; {@code first} is its first byte. */
    public void sendFrame(int first, byte[] payload) throws IOException {
        send(frame(first, payload));
    }

    static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(Frames.LONGEST_HEAD_BYTES + payload.length);
        frame.put((byte) first);
        if (payload.length < Frames.TWO_BYTES) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << Short.SIZE) {
            frame.put((byte) Frames.TWO_BYTES).putShort((short) payload.length);
        } else {
            frame.put((byte) Frames.EIGHT_BYTES).putLong(payload.length);
        }
        frame.put(payload);
        byte[] whole = new byte[frame.position()];
        frame.flip().get(whole);
        return whole;
    }

    void sendClose(int code) throws IOException {
        sendFrame(
                WHOLE | Frames.CLOSE,
                ByteBuffer.allocate(Short.BYTES).putShort((short) code).array());
    }

    public Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & LENGTH;
        if (length == Frames.TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length == Frames.EIGHT_BYTES) {
            length = (int) in.readLong();
        }
        byte[] mask = new byte[MASK_BYTES];
        in.readFully(mask);
        byte[] payload = new byte[length];
        in.readFully(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return new Frame(first & Frames.OPCODE, payload);
    }

    /** The payloads of the next {@code count} frames. */
    List<byte[]> readMessages(int count) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        while (messages.size() < count) {
            messages.add(readFrame().payload());
        }
        return messages;
    }

    /** Waits until the viewer has read all that was sent so far. */
    void awaitPong() throws IOException {
        sendFrame(WHOLE | Frames.PING, new byte[0]);
        Frame frame = readFrame();
        if (frame.opcode() != Frames.PONG) {
            throw new IOException("frame " + frame.opcode() + " (expected: a pong)");
        }
    }

    /** Sends all that comes back, until the viewer closes. */
    void echo() throws IOException {
        while (true) {
            Frame frame = readFrame();
            sendFrame(WHOLE | (frame.opcode() == Frames.PING ? Frames.PONG : frame.opcode()), frame.payload());
            if (frame.opcode() == Frames.CLOSE) {
                return;
            }
        }
    }

    /** Answers each JSON-RPC request, until the viewer closes. */
    public void answerJsonRpc() throws IOException {
        while (true) {
            Frame frame = readFrame();
            if (frame.opcode() == Frames.CLOSE) {
                sendFrame(WHOLE | Frames.CLOSE, frame.payload());
                return;
            }
            String id = new String(frame.payload(), StandardCharsets.UTF_8).replaceFirst(".*\"id\":(\\d+).*", "$1");
            sendText("{\"result\":[],\"id\":" + id + "}");
        }
    }

    /** Sends a message. */
    public void sendText(String message) throws IOException {
        sendFrame(WHOLE | Frames.TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Several at once: a viewer has read all of them before it does anything else. */
    public void sendTexts(String... messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String message : messages) {
            all.write(frame(WHOLE | Frames.TEXT, message.getBytes(StandardCharsets.UTF_8)));
        }
        send(all.toByteArray());
    }

    /** All that comes until the viewer ends the connection. */
    public byte[] readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A frame that came, unmasked. */
    public record Frame(int opcode, byte[] payload) {}
}

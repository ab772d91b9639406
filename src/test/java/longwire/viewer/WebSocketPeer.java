package longwire.viewer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import longwire.viewer.kit.Peer;

/** The server side of a WebSocket, for the kit. */
final class WebSocketPeer implements Peer {
    private static final int GOING_AWAY = 1001;
    private static final int LENGTH = 0x7f;
    private static final int MASK_BYTES = 4;

    @Override
    public void open(InputStream in, OutputStream out) throws IOException {
        out.write(ServerConnection.acceptance(head(in)).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        DataInputStream data = new DataInputStream(in);
        while (true) {
            int opcode = data.readUnsignedByte() & Frames.OPCODE;
            byte[] payload = payload(data);
            if (opcode == Frames.PING) {
                out.write(ServerConnection.frame(ServerConnection.WHOLE | Frames.PONG, payload));
            } else if (opcode == Frames.CLOSE) {
                out.write(ServerConnection.frame(ServerConnection.WHOLE | Frames.CLOSE, payload));
                return null;
            } else {
                return payload;
            }
        }
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        out.write(ServerConnection.frame(ServerConnection.WHOLE | Frames.BINARY, payload));
    }

    @Override
    public String goAway(OutputStream out) throws IOException {
        byte[] code =
                ByteBuffer.allocate(Short.BYTES).putShort((short) GOING_AWAY).array();
        out.write(ServerConnection.frame(ServerConnection.WHOLE | Frames.CLOSE, code));
        return Integer.toString(GOING_AWAY);
    }

    /** A request's head, with its empty line. */
    static String head(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(data.readUnsignedByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & LENGTH;
        if (length >= Frames.TWO_BYTES) {
            throw new IOException("a frame longer than any of the kit's");
        }
        byte[] mask = new byte[MASK_BYTES];
        byte[] payload = new byte[length];
        in.readFully(mask);
        in.readFully(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return payload;
    }
}

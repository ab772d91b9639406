package longwire.viewer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import longwire.message.Stamp;
import longwire.viewer.kit.Peer;

/** The server side of an event stream, for the kit. */
final class SsePeer implements Peer {
    @Override
    public void open(InputStream in, OutputStream out) throws IOException {
        WebSocketPeer.head(in);
        out.write(ascii(ServerStreams.HEAD));
    }

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        if (in.read() >= 0) {
            throw new IOException("a byte on an event stream (expected: none)");
        }
        throw new EOFException("the viewer disconnected");
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        Stamp stamp = new Stamp();
        if (!stamp.read(ByteBuffer.wrap(payload))) {
            throw new IOException("an event without a stamp");
        }
        out.write(ascii(ServerStreams.chunk(ServerStreams.event(stamp.sequence(), stamp.timeNanos()))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package longwire.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import longwire.viewer.kit.Peer;

/** The server side of polling, for the kit: there are never any events. */
final class PollPeer implements Peer {
    private static final byte[] NOTHING_NEW = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        return WebSocketPeer.head(in).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        out.write(NOTHING_NEW);
    }
}

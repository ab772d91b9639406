package longwire.viewer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import longwire.viewer.kit.Peer;

/** The server side of long polling, for the kit: each event answers one request. */
final class LongPollPeer implements Peer {
    private InputStream requests;

    @Override
    public void open(InputStream in, OutputStream out) throws IOException {
        requests = in;
        WebSocketPeer.head(in);
        out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        // The last poll, which nothing answers.
        WebSocketPeer.head(in);
        if (in.read() >= 0) {
            throw new IOException("a poll before the answer to the last (expected: none)");
        }
        throw new EOFException("the viewer disconnected");
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        WebSocketPeer.head(requests);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + payload.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(payload);
    }
}

package longwire.viewer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import longwire.viewer.kit.Peer;

/** The server side of polling, for the kit: there are never any events. */
final class PollPeer implements Peer {
    private static final byte[] NOTHING_NEW = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int LARGEST_REQUEST_BYTES = 4_096;

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        // A viewer sends no request before the reply to the last, so there is never a second one to read.
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] buffer = new byte[LARGEST_REQUEST_BYTES];
        do {
            int read = in.read(buffer);
            if (read < 0) {
                throw new EOFException("the viewer disconnected");
            }
            request.write(buffer, 0, read);
        } while (!request.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n"));
        return request.toByteArray();
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        out.write(NOTHING_NEW);
    }
}

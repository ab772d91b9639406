package example;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import longwire.viewer.kit.Peer;

/** The server side of {@link LengthPrefixed}. */
public final class LengthPrefixedPeer implements Peer {
    private static final int GOING_AWAY = 7;

    @Override
    public byte[] read(InputStream in, OutputStream out) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 0) {
            return null;
        }
        byte[] message = new byte[length];
        data.readFully(message);
        return message;
    }

    @Override
    public void write(OutputStream out, byte[] payload) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(payload.length);
        data.write(payload);
    }

    @Override
    public void subscribe(InputStream in, OutputStream out) throws IOException {
        int asked = new DataInputStream(in).readInt();
        if (asked != LengthPrefixed.SUBSCRIBE) {
            throw new IOException("a message of " + asked + " bytes (expected: the viewer subscribes)");
        }
    }

    @Override
    public String goAway(OutputStream out) throws IOException {
        new DataOutputStream(out).writeInt(-GOING_AWAY);
        return Integer.toString(GOING_AWAY);
    }
}

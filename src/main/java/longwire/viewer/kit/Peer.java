package longwire.viewer.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The server side of one connection of the transport under test. It reads and writes the protocol with blocking streams, on a
 * thread of its own. The kit decides what happens to messages: which are answered, delayed, lost or duplicated.
 */
public interface Peer {
    /** Returned by {@link #goAway} if the protocol has no close codes. */
    String NO_CODE = "none";

    /** Performs the handshake of the transport, if it has one. */
    default void open(InputStream in, OutputStream out) throws IOException {
        // A transport without a handshake.
    }

    /**
     * Reads the next message. Anything else, such as a ping, is answered and skipped.
     *
     * @return its payload; null if the viewer says goodbye
     * @throws java.io.EOFException if the connection ends
     */
    byte[] read(InputStream in, OutputStream out) throws IOException;

    /** Writes the reply to a message with {@code payload}, or an event with that payload. */
    void write(OutputStream out, byte[] payload) throws IOException;

    /** Reads what the wire sends in {@link longwire.viewer.Wire#subscribed}. */
    default void subscribe(InputStream in, OutputStream out) throws IOException {
        // A feed without subscriptions.
    }

    /**
     * Sends the protocol's goodbye, if it has one. The kit then ends the connection.
     *
     * @return the close code that the wire must report
     */
    default String goAway(OutputStream out) throws IOException {
        return NO_CODE;
    }
}

package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;

/**
 * One viewer's side of a {@link Protocol}: its opening, what it sends when a message is due, and what each message that arrives
 * means. Every method is called on the viewer's event loop; none may block. {@link #write} and {@link #arrived} run for each
 * message and allocate nothing where that can be had.
 */
public interface Correlator {
    /**
     * The handshake is complete. A protocol with an opening of its own sends it with {@link Talk#say}, and calls
     * {@link Talk#ready} when the service has answered. Called again for each connection of the viewer.
     */
    default void opened(Talk talk) {
        talk.ready();
    }

    /** Whether messages are text; otherwise they are binary. */
    default boolean text() {
        return true;
    }

    /** Whether each message has a reply; otherwise it is done with as it was sent. */
    default boolean replies() {
        return true;
    }

    /** Appends message {@code sequence}, from 0, to {@code out}. Its id is how {@link #arrived} knows the reply. */
    void write(ByteBuf out, long sequence);

    /**
     * A whole message arrived; it is told by one of {@link Talk#answered}, {@link Talk#failed}, {@code Talk.pushed}
     * and {@link Talk#corrupted}, or belongs to the protocol itself and is told by none.
     *
     * @param from has the message; its indexes do not change
     * @param start index of its first byte
     * @param length in bytes
     * @param text whether it came as text
     * @param receivedNanos when it was read from the socket
     */
    void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos);

    /** The viewer closes the connection: the protocol's own goodbye comes before the close frame. */
    default void closing() {
        // Most protocols have none.
    }

    /** The connection has ended: what belongs to it is forgotten. */
    default void ended() {
        // Most keep nothing.
    }
}

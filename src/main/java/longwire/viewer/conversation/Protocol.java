package longwire.viewer.conversation;

import java.util.List;
import java.util.Optional;

/**
 * A protocol that viewers speak in WebSocket messages. One instance serves all viewers and is shared by threads. It has a public
 * constructor without arguments.
 */
public interface Protocol {
    /** Its name in plans: lower-case letters, digits and dashes. */
    String label();

    /** The subprotocols that viewers offer unless a plan says others. */
    default List<String> subprotocols() {
        return List.of();
    }

    /**
     * The text of a message unless a plan says another one, with the placeholders of {@link MessageText}. Empty for a protocol
     * that makes its messages itself.
     */
    default Optional<String> message() {
        return Optional.empty();
    }

    /** Whether each message must hold {@code ${id}}, by which its reply is known. */
    default boolean needsId() {
        return message().isPresent();
    }

    /**
     * Whether some viewers can publish to others: a publish holds {@code ${payload}}, and a receiver tells what is pushed to it by
     * {@link Talk#pushed(io.netty.buffer.ByteBuf, int, int, long)}.
     */
    default boolean fansOut() {
        return false;
    }

    /** What one viewer does with its messages; called on the viewer's event loop when its first connection is open. */
    Correlator correlator(Talk talk);
}

package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.util.function.UnaryOperator;

/** A connection as its {@link Correlator} sees it. Called only on the viewer's event loop. */
public interface Talk {
    /** Messages can be sent from now on; further calls on the same connection are ignored. */
    void ready();

    /**
     * The service does not want this viewer: the connection is closed and counts as a refused handshake.
     *
     * @param reason under which refusals are counted; it comes from a small set
     * @param detail what the service said; may be empty
     */
    void refused(String reason, String detail);

    /** Sends a text message of the protocol's own, such as an opening or a heartbeat, at once. */
    void say(String text);

    /** Sends a binary message of the protocol's own; {@code bytes} is released. */
    void say(ByteBuf bytes);

    /** Repeats {@code beat} every {@code nanos} nanoseconds for as long as this connection is open. */
    void every(long nanos, Runnable beat);

    /** The reply to message {@code sequence} arrived. */
    void answered(long sequence, long receivedNanos);

    /** The service replied that message {@code sequence} failed; {@code reason} is shown to the user before a load starts. */
    void failed(long sequence, String reason);

    /** A message arrived that nobody asked for. */
    void pushed();

    /**
     * A message arrived that is no reply: what another viewer published, where this one {@link #receives} and the stamp of a
     * publish is in it; otherwise one that nobody asked for.
     *
     * @param from has the message, or the part of it that may hold the stamp; its indexes do not change
     */
    void pushed(ByteBuf from, int start, int length, long receivedNanos);

    /** Whether some viewers publish and others receive. */
    boolean fansOut();

    /** Whether this viewer receives what others publish, and sends no messages: it subscribes when it opens. */
    boolean receives();

    /** What arrived is no message of the protocol. */
    void corrupted();

    /** An echo arrived: the bytes that {@link #writeEcho} wrote, or others. */
    void echoed(ByteBuf from, int start, int length, boolean text, long receivedNanos);

    /** Writes a message whose echo can be known by itself, of the plan's size. */
    void writeEcho(ByteBuf out, long sequence);

    /** The size of each message in the plan, in bytes. */
    int messageBytes();

    /** Whether the plan wants text messages. */
    boolean wantsText();

    /** The messages to send, with this viewer's values. */
    MessageText messages();

    /** Values of this viewer by name of a placeholder, for the protocol's own messages. */
    UnaryOperator<String> values();

    /** A setting of the protocol, as a plan's {@code conversation.settings} has it; {@code otherwise} if it has none. */
    String setting(String name, String otherwise);
}

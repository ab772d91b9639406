package longwire.relay;

import io.netty.buffer.ByteBuf;

/** How a relay treats what passes through it. Each method is called on the event loop of its link. */
public interface Impairment {
    /** Nothing is impaired. */
    Impairment NONE = Way::deliver;

    /** Whether links may end by it. */
    default boolean cuts() {
        return false;
    }

    /** It begins on {@code link}, which is open. */
    default void begin(Link link) {}

    /** {@code link} was opened while it lasts. */
    default void join(Link link) {}

    /** Takes over {@code bytes}, which arrived to go {@code way}. */
    void pass(Way way, ByteBuf bytes);
}

package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import longwire.message.Stamp;

/**
 * What is left of a packet that a WebSocket message did not hold whole. Protocols whose packets need not begin with a message use
 * it: {@link #with} before they read, {@link #keep} afterwards.
 */
final class Leftover {
    private ByteBuf kept;

    /** What was left, followed by the message; the message itself if nothing was left. Its reader index is where to begin. */
    ByteBuf with(ByteBuf from, int start, int length) {
        ByteBuf message = from.slice(start, length);
        return kept == null ? message : kept.writeBytes(message);
    }

    /** Keeps what is unread of {@code rest}; false, with nothing kept, if that is more than any packet has. */
    boolean keep(ByteBuf rest) {
        int bytes = rest.readableBytes();
        if (bytes == 0 || bytes > Stamp.MOST_BYTES) {
            release();
            return bytes == 0;
        }
        if (rest == kept) {
            kept.discardReadBytes();
        } else {
            kept = Unpooled.buffer(2 * bytes).writeBytes(rest);
        }
        return true;
    }

    void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }
}

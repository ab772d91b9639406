package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Bytes that came but do not make a whole yet, kept until more come. Holds nothing as long as wholes come whole. */
final class Carry {
    private ByteBuf kept;

    /** What was kept and {@code more} behind it; {@code more} itself where nothing was. */
    ByteBuf with(ByteBuf more) {
        return kept == null ? more : kept.writeBytes(more);
    }

    /** Keeps what is unread of the buffer that {@link #with} gave. */
    void keep(ByteBuf rest, ByteBufAllocator allocator) {
        if (!rest.isReadable()) {
            release();
        } else if (rest == kept) {
            kept.discardSomeReadBytes();
        } else {
            kept = allocator.directBuffer(2 * rest.readableBytes()).writeBytes(rest);
        }
    }

    void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }
}

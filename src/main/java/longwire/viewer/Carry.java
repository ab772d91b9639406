package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Buffers an incomplete message until the rest of it arrives. In {@link Wire#read}:
 *
 * <pre>{@code
 * ByteBuf all = carry.with(bytes);
 * while (readOne(all, receivedNanos)) {}
 * carry.keep(all, link.channel().alloc());
 * }</pre>
 *
 * <p>It holds no buffer while complete messages arrive.
 */
public final class Carry {
    private ByteBuf kept;

    /** The kept bytes followed by {@code more}; {@code more} itself if nothing is kept. */
    public ByteBuf with(ByteBuf more) {
        return kept == null ? more : kept.writeBytes(more);
    }

    /** Keeps the unread bytes of {@code rest}, the buffer that {@link #with} returned. */
    public void keep(ByteBuf rest, ByteBufAllocator allocator) {
        if (!rest.isReadable()) {
            release();
        } else if (rest == kept) {
            kept.discardSomeReadBytes();
        } else {
            kept = allocator.directBuffer(2 * rest.readableBytes()).writeBytes(rest);
        }
    }

    /** Releases the kept bytes. */
    public void release() {
        if (kept != null) {
            kept.release();
            kept = null;
        }
    }
}

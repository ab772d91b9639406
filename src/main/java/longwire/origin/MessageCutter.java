package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.Consumer;

/**
 * Cuts the bytes to send back, which come in pieces of any size, into whole messages: one frame, or all fragments of a
 * message with the control frames between them. An instance belongs to one connection.
 */
final class MessageCutter {

    private final int maxBytes;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    /** Number of held bytes that belong to whole frames. */
    private int wholeBytes;

    private boolean amidFragments;

    /** A cutter for messages of at most {@code maxBytes}, heads included. */
    MessageCutter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes over {@code bytes} and hands each whole message to {@code messages}. Returns false, and drops everything
     * held, if a message is too long.
     */
    boolean cut(ByteBufAllocator allocator, ByteBuf bytes, Consumer<ByteBuf> messages) {
        held = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, held, bytes);
        for (int frame = frameBytes(); frame > 0; frame = frameBytes()) {
            int first = held.getUnsignedByte(held.readerIndex() + wholeBytes);
            amidFragments = (first & ServerFrames.CONTROL) == 0 ? (first & ServerFrames.FIN) == 0 : amidFragments;
            wholeBytes += frame;
            if (!amidFragments) {
                messages.accept(held.readRetainedSlice(wholeBytes));
                wholeBytes = 0;
            }
        }
        boolean tooLong = held.readableBytes() > maxBytes;
        if (tooLong || !held.isReadable()) {
            release();
        }
        return !tooLong;
    }

    /** Releases what is held. */
    void release() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
        wholeBytes = 0;
    }

    /** Length of the frame after the whole ones, or 0 if it is incomplete. */
    private int frameBytes() {
        int at = held.readerIndex() + wholeBytes;
        int available = held.readableBytes() - wholeBytes;
        if (available < 2) {
            return 0;
        }
        int said = held.getUnsignedByte(at + 1) & ServerFrames.LENGTH;
        int head = 2 + ServerFrames.lengthBytes(said);
        if (available < head) {
            return 0;
        }
        long payload = ServerFrames.length(held, at, said);
        return available - head < payload ? 0 : head + (int) payload;
    }
}

package longwire.viewer.response;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import longwire.fault.OutsideFault;

/**
 * The body of an HTTP/1.1 response that is read while it arrives: in chunks, of a known length, or up to the end of the
 * connection (RFC 9112, section 6.3).
 */
public final class StreamBody {
    private static final int HEX = 16;
    private static final int HEX_BITS = 4;
    private static final int END_OF_LINE_BYTES = 2;
    private static final int LONGEST_LINE = 256;
    /** 2^60 bytes are more than any stream has. */
    private static final int MOST_DIGITS = 15;

    private Part part;
    /** Bytes that are left of the chunk, or of the body. */
    private long left;

    private enum Part {
        SIZE,
        CHUNK,
        END_OF_CHUNK,
        TRAILERS,
        LENGTH,
        TO_THE_END,
        ENDED
    }

    /** The body that follows {@code head}. */
    public StreamBody(ResponseHead head) {
        if (head.chunked()) {
            part = Part.SIZE;
        } else {
            left = head.contentLength();
            part = left < 0 ? Part.TO_THE_END : Part.LENGTH;
        }
    }

    /**
     * Moves what has arrived of the body from {@code from} to {@code to}; an incomplete line between chunks stays.
     *
     * @return whether the body has ended
     * @throws OutsideFault if the chunks are malformed
     */
    public boolean read(ByteBuf from, ByteBuf to) {
        while (part != Part.ENDED && advance(from, to)) {
            // One part follows another.
        }
        return part == Part.ENDED;
    }

    /** Reads a part, or a piece of one; false if more must arrive first. */
    private boolean advance(ByteBuf from, ByteBuf to) {
        return switch (part) {
            case SIZE -> readSize(from);
            case CHUNK -> readBytes(from, to, Part.END_OF_CHUNK);
            case END_OF_CHUNK -> readEndOfChunk(from);
            case TRAILERS -> readTrailer(from);
            case LENGTH -> readBytes(from, to, Part.ENDED);
            default -> {
                to.writeBytes(from);
                yield false;
            }
        };
    }

    private boolean readBytes(ByteBuf from, ByteBuf to, Part next) {
        int ready = (int) Math.min(left, from.readableBytes());
        to.writeBytes(from, ready);
        left -= ready;
        if (left == 0) {
            part = next;
        }
        return left == 0;
    }

    private boolean readSize(ByteBuf from) {
        int feed = lineEnd(from);
        if (feed < 0) {
            return false;
        }
        long size = 0;
        int digits = 0;
        int at = from.readerIndex();
        for (int digit = Character.digit(from.getByte(at), HEX);
                digit >= 0 && digits <= MOST_DIGITS;
                digit = Character.digit(from.getByte(++at), HEX)) {
            size = size << HEX_BITS | digit;
            digits++;
        }
        byte after = from.getByte(at);
        boolean ends = after == '\r' || after == '\n' || after == ';' || after == ' ' || after == '\t';
        if (digits == 0 || digits > MOST_DIGITS || !ends) {
            throw new OutsideFault("answer: a chunk without a size");
        }
        from.readerIndex(feed + 1);
        left = size;
        part = size == 0 ? Part.TRAILERS : Part.CHUNK;
        return true;
    }

    private boolean readEndOfChunk(ByteBuf from) {
        if (from.readableBytes() < END_OF_LINE_BYTES) {
            return false;
        }
        if (from.readByte() != '\r' || from.readByte() != '\n') {
            throw new OutsideFault("answer: a chunk that is longer than its size");
        }
        part = Part.SIZE;
        return true;
    }

    private boolean readTrailer(ByteBuf from) {
        int feed = lineEnd(from);
        if (feed < 0) {
            return false;
        }
        if (feed - from.readerIndex() < END_OF_LINE_BYTES) {
            part = Part.ENDED;
        }
        from.readerIndex(feed + 1);
        return true;
    }

    private static int lineEnd(ByteBuf from) {
        int feed = from.forEachByte(ByteProcessor.FIND_LF);
        if (feed < 0 && from.readableBytes() > LONGEST_LINE) {
            throw new OutsideFault("answer: a line of more than " + LONGEST_LINE + " bytes between chunks");
        }
        return feed;
    }
}

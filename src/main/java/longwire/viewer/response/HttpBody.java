package longwire.viewer.response;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import longwire.message.Stamp;

/** The body of an HTTP/1.1 response to a GET, by Content-Length or in chunks (RFC 9112, sections 6 and 7). */
public final class HttpBody {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int HEX = 16;
    private static final int END_OF_LINE_BYTES = 2;
    private static final int LONGEST_SIZE_LINE = 256;

    private HttpBody() {}

    /**
     * Reads the body that follows {@code head} from {@code all}; the caller releases the result.
     *
     * @return null if the body is incomplete; the reader index is then undefined
     * @throws OutsideFault if its length cannot be determined
     */
    public static ByteBuf read(ResponseHead head, ByteBuf all, ByteBufAllocator allocator) {
        if (head.status() == NO_CONTENT || head.status() == NOT_MODIFIED) {
            return all.readRetainedSlice(0);
        }
        if (head.chunked()) {
            return readChunks(all, allocator);
        }
        long length = head.contentLength();
        if (length < 0 || length > Stamp.MOST_BYTES) {
            throw new OutsideFault("answer: Content-Length " + (length < 0 ? "missing" : length)
                    + " (expected: at most " + Stamp.MOST_BYTES + ")");
        }
        return all.readableBytes() < length ? null : all.readRetainedSlice((int) length);
    }

    private static ByteBuf readChunks(ByteBuf all, ByteBufAllocator allocator) {
        ByteBuf body = allocator.directBuffer();
        boolean whole = false;
        try {
            for (long size = readSize(all); size >= 0; size = readSize(all)) {
                if (size == 0) {
                    whole = skipTrailers(all);
                    break;
                }
                if (all.readableBytes() < size + END_OF_LINE_BYTES) {
                    break;
                }
                if (body.readableBytes() + size > Stamp.MOST_BYTES) {
                    throw new OutsideFault("answer: chunks of more than " + Stamp.MOST_BYTES + " bytes");
                }
                body.writeBytes(all, (int) size);
                all.skipBytes(END_OF_LINE_BYTES);
            }
            return whole ? body : null;
        } finally {
            if (!whole) {
                body.release();
            }
        }
    }

    /** Skips the trailer section after the last chunk; false if it is incomplete. */
    private static boolean skipTrailers(ByteBuf all) {
        int lineBytes = all.bytesBefore((byte) '\n') + 1;
        while (lineBytes > END_OF_LINE_BYTES) {
            all.skipBytes(lineBytes);
            lineBytes = all.bytesBefore((byte) '\n') + 1;
        }
        all.skipBytes(lineBytes);
        return lineBytes > 0;
    }

    /** Reads the line with the size of the next chunk; -1 if the line is incomplete. */
    private static long readSize(ByteBuf all) {
        int feed = all.forEachByte(ByteProcessor.FIND_LF);
        if (feed < 0) {
            if (all.readableBytes() > LONGEST_SIZE_LINE) {
                throw new OutsideFault("answer: a chunk without a size");
            }
            return -1;
        }
        String line = all.readCharSequence(feed - all.readerIndex(), StandardCharsets.US_ASCII)
                .toString();
        all.skipBytes(1);
        try {
            int size = Integer.parseInt(line.split(";", 2)[0].strip(), HEX);
            if (size < 0 || size > Stamp.MOST_BYTES) {
                throw new OutsideFault("answer: a chunk of " + size + " bytes");
            }
            return size;
        } catch (NumberFormatException unreadable) {
            throw new OutsideFault("answer: a chunk of size " + line.strip(), unreadable);
        }
    }
}

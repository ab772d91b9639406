package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import longwire.message.PayloadKind;
import longwire.message.Stamp;

/**
 * Encodes events as the text of an event stream (WHATWG HTML, section 9.2), each in one chunk of HTTP/1.1: its number as
 * {@code id}, and as {@code data} the stamp in hexadecimal digits with filler, or in JSON. An instance belongs to one thread.
 */
final class StreamText {
    private static final byte[] ID = HttpAnswer.ascii("id: ");
    private static final byte[] DATA = HttpAnswer.ascii("\ndata: ");
    private static final byte[] END_OF_EVENT = HttpAnswer.ascii("\n\n");
    private static final byte[] END_OF_CHUNK = HttpAnswer.ascii("\r\n");
    /** Two numbers of at most 20 digits. */
    private static final int MOST_DIGITS = 40;

    private final Stamp stamp = new Stamp();
    private final PayloadKind kind;
    private final byte[] data;

    /** @param eventBytes of the payload; a stamp in digits needs {@link Stamp#TEXT_BYTES}, which is then the size */
    StreamText(int eventBytes, PayloadKind kind) {
        this.kind = kind == PayloadKind.BINARY ? PayloadKind.TEXT : kind;
        this.data = new byte[Math.max(eventBytes, Stamp.TEXT_BYTES)];
    }

    /** An event with the lines of its chunk; the caller releases it. */
    ByteBuf chunk(ByteBufAllocator allocator, long sequence, long timeNanos) {
        String id = Long.toString(sequence);
        int length = ID.length + id.length() + DATA.length + data.length + END_OF_EVENT.length;
        stamp.write(kind, ByteBuffer.wrap(data), sequence, timeNanos);
        ByteBuf chunk = allocator.directBuffer(length + MOST_DIGITS);
        ByteBufUtil.writeAscii(chunk, Integer.toHexString(length));
        chunk.writeBytes(END_OF_CHUNK).writeBytes(ID);
        ByteBufUtil.writeAscii(chunk, id);
        return chunk.writeBytes(DATA).writeBytes(data).writeBytes(END_OF_EVENT).writeBytes(END_OF_CHUNK);
    }

    /** The event alone, for a body that ends with its connection: a part of {@code chunk}, which the caller keeps. */
    static ByteBuf withoutChunk(ByteBuf chunk) {
        int start = chunk.indexOf(chunk.readerIndex(), chunk.writerIndex(), (byte) '\n') + 1;
        return chunk.retainedSlice(start, chunk.writerIndex() - END_OF_CHUNK.length - start);
    }
}

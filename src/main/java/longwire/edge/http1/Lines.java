package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Takes one line after another from the bytes that have arrived. A line ends with CR LF only: a CR or LF alone, and any
 * control character except the tab, is refused wherever it stands. Each byte is checked once, in order, so that the
 * result does not depend on how the bytes are split into packets.
 */
final class Lines {
    private static final int LINE_END_BYTES = 2;
    private static final byte DELETE = 0x7f;
    /** Bytes from 0x80 on are negative, and allowed: they are obs-text of RFC 9110. */
    private static final ByteProcessor IS_TEXT = octet -> octet >= ' ' && octet != DELETE || octet < 0 || octet == '\t';

    private static final byte[] EMPTY = {};

    private int roomBytes;
    private BadMessage tooLong;
    /** The number of bytes of the next line that were already checked. */
    private int checkedBytes;

    /**
     * Starts a section of lines.
     *
     * @param mostBytes limit for the section, line ends included
     * @param fault thrown if the section is longer
     */
    void begin(int mostBytes, BadMessage fault) {
        roomBytes = mostBytes;
        tooLong = fault;
        checkedBytes = 0;
    }

    /**
     * The next line without its line end; null, with nothing taken, if it is incomplete.
     *
     * @throws BadMessage on a forbidden character, and if the section exceeds its limit
     */
    byte[] next(ByteBuf bytes) throws BadMessage {
        int start = bytes.readerIndex();
        int end = textEnd(bytes);
        if (end < 0 || !hasLineEnd(bytes, end)) {
            return null;
        }
        int length = end - start;
        byte[] line = length == 0 ? EMPTY : new byte[length];
        bytes.readBytes(line).skipBytes(LINE_END_BYTES);
        roomBytes -= length + LINE_END_BYTES;
        checkedBytes = 0;
        return line;
    }

    /** Takes a CR LF, which must come next; false if it is incomplete. */
    static boolean takeEnd(ByteBuf bytes) throws BadMessage {
        boolean whole = hasLineEnd(bytes, bytes.readerIndex());
        if (whole) {
            bytes.skipBytes(LINE_END_BYTES);
        }
        return whole;
    }

    /** The index of the first byte that is not text, or -1 if none has arrived. */
    private int textEnd(ByteBuf bytes) throws BadMessage {
        int from = bytes.readerIndex() + checkedBytes;
        // The line end must fit as well.
        int room = roomBytes - LINE_END_BYTES + 1 - checkedBytes;
        int look = Math.min(bytes.writerIndex() - from, room);
        int end = look > 0 ? bytes.forEachByte(from, look, IS_TEXT) : -1;
        checkedBytes = end < 0 ? checkedBytes + Math.max(look, 0) : end - bytes.readerIndex();
        if (end < 0 && look == room) {
            throw tooLong;
        }
        return end;
    }

    private static boolean hasLineEnd(ByteBuf bytes, int end) throws BadMessage {
        if (bytes.getByte(end) != '\r') {
            throw BadMessage.syntax("neither text nor the end of a line");
        }
        if (end + 1 == bytes.writerIndex()) {
            return false;
        }
        if (bytes.getByte(end + 1) != '\n') {
            throw BadMessage.syntax("a CR without LF");
        }
        return true;
    }
}

package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Takes one line after another out of the bytes that have come. A line ends with CR LF and nothing else: a CR or LF
 * alone, and any control character but the tab, is a fault wherever it stands. Each byte is looked at once, in order, so
 * that the verdict is the same however the bytes are cut into packets.
 */
final class Lines {
    private static final int LINE_END_BYTES = 2;
    private static final byte DELETE = 0x7f;
    /** Bytes from 0x80 are negative, and allowed here: obs-text of RFC 9110. */
    private static final ByteProcessor IS_TEXT = octet -> octet >= ' ' && octet != DELETE || octet < 0 || octet == '\t';

    private static final byte[] EMPTY = {};

    private int roomBytes;
    private BadMessage tooLong;
    /** Bytes of the line to come that are known to be text. */
    private int checkedBytes;

    /**
     * Starts a section of lines.
     *
     * @param mostBytes that it may take with all line ends
     * @param fault thrown when it is longer
     */
    void begin(int mostBytes, BadMessage fault) {
        roomBytes = mostBytes;
        tooLong = fault;
        checkedBytes = 0;
    }

    /**
     * The next line without its end, or null where it is not whole yet; then nothing is taken.
     *
     * @throws BadMessage on a forbidden character, and when the section is longer than it may be
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

    /** Takes the end of a line that has nothing before it; false where it is not whole yet. */
    static boolean takeEnd(ByteBuf bytes) throws BadMessage {
        boolean whole = hasLineEnd(bytes, bytes.readerIndex());
        if (whole) {
            bytes.skipBytes(LINE_END_BYTES);
        }
        return whole;
    }

    /** The index of the first byte that is no text, or -1 where none has come. */
    private int textEnd(ByteBuf bytes) throws BadMessage {
        int from = bytes.readerIndex() + checkedBytes;
        // The line's end must fit as well.
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

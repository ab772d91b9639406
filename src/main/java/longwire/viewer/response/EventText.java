package longwire.viewer.response;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import longwire.fault.OutsideFault;
import longwire.message.Stamp;

/**
 * Reads the text of an event stream as a browser does (WHATWG HTML, section 9.2.6): lines that end with CR, LF or both,
 * comments, fields of several lines. Types of events and the wait before a reconnection are ignored.
 */
public final class EventText {
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "id".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    /** Servers put numbers, times or UUIDs there. */
    private static final int LONGEST_ID = 1_024;

    private static final int USUAL_ID = 32;

    private final Events events;
    /** What has arrived and is not read yet; at most an incomplete line between two calls. */
    private ByteBuf text;
    /** How much of the incomplete line is known to have no end. */
    private int searched;

    private boolean begun;
    private boolean afterReturn;
    /** The data of the event that is being read, or null. */
    private ByteBuf data;

    private byte[] id = new byte[USUAL_ID];
    private int idLength;
    /** The id of the event before the one that is being read, so that half an event is asked for again. */
    private byte[] wholeId = new byte[USUAL_ID];

    private int wholeIdLength;

    /** Takes the events. */
    public interface Events {
        /** An event with {@code data} has arrived; the buffer is released by the caller. */
        void arrived(ByteBuf data, long receivedNanos);
    }

    public EventText(Events events) {
        this.events = events;
    }

    /** The buffer to append to before {@link #read}. */
    public ByteBuf text(ByteBufAllocator allocator) {
        if (text == null) {
            text = allocator.directBuffer();
        }
        return text;
    }

    /**
     * Reads the lines that are complete.
     *
     * @throws OutsideFault if a line, an event or an id is too long
     */
    public void read(ByteBufAllocator allocator, long receivedNanos) {
        while (begin() && readLine(allocator, receivedNanos)) {
            // Events come line by line.
        }
        if (text.isReadable()) {
            text.discardSomeReadBytes();
        } else {
            text.release();
            text = null;
        }
    }

    /** The id of the last whole event, for a request that resumes the stream; empty if it had none. */
    public String lastEventId() {
        return new String(wholeId, 0, wholeIdLength, StandardCharsets.UTF_8);
    }

    /** The stream has ended; the id of its last event stays. */
    public void release() {
        if (text != null) {
            text.release();
            text = null;
        }
        releaseData();
        searched = 0;
        begun = false;
        afterReturn = false;
        setId(wholeId, wholeIdLength);
    }

    /** Skips what is no part of a line; false if that cannot be told yet. */
    private boolean begin() {
        if (!begun) {
            int ready = Math.min(BYTE_ORDER_MARK.length, text.readableBytes());
            boolean mark = startsWith(text.readerIndex(), BYTE_ORDER_MARK, ready);
            if (mark && ready < BYTE_ORDER_MARK.length) {
                return false;
            }
            text.skipBytes(mark ? ready : 0);
            begun = true;
        }
        if (afterReturn && text.isReadable()) {
            afterReturn = false;
            text.skipBytes(text.getByte(text.readerIndex()) == '\n' ? 1 : 0);
        }
        return true;
    }

    private boolean readLine(ByteBufAllocator allocator, long receivedNanos) {
        int start = text.readerIndex();
        int end = text.forEachByte(start + searched, text.readableBytes() - searched, ByteProcessor.FIND_CRLF);
        int length = (end < 0 ? text.writerIndex() : end) - start;
        if (length > Stamp.MOST_BYTES) {
            throw new OutsideFault("event stream: a line of more than " + Stamp.MOST_BYTES + " bytes");
        }
        if (end < 0) {
            searched = length;
            return false;
        }
        searched = 0;
        if (length == 0) {
            dispatch(receivedNanos);
        } else {
            readField(start, end, allocator);
        }
        afterReturn = text.getByte(end) == '\r';
        text.readerIndex(end + 1);
        return true;
    }

    private void readField(int start, int end, ByteBufAllocator allocator) {
        int colon = text.indexOf(start, end, (byte) ':');
        int nameEnd = colon < 0 ? end : colon;
        int valueStart = colon < 0 ? end : colon + 1;
        if (valueStart < end && text.getByte(valueStart) == ' ') {
            valueStart++;
        }
        int nameLength = nameEnd - start;
        if (nameLength == DATA.length && startsWith(start, DATA, nameLength)) {
            addData(valueStart, end - valueStart, allocator);
        } else if (nameLength == ID.length && startsWith(start, ID, nameLength)) {
            readId(valueStart, end - valueStart);
        }
    }

    private void addData(int start, int length, ByteBufAllocator allocator) {
        if (data == null) {
            data = allocator.directBuffer(Math.max(1, length));
        } else {
            data.writeByte('\n');
        }
        if (data.readableBytes() + length > Stamp.MOST_BYTES) {
            throw new OutsideFault("event stream: an event of more than " + Stamp.MOST_BYTES + " bytes");
        }
        data.writeBytes(text, start, length);
    }

    private void readId(int start, int length) {
        if (length > LONGEST_ID) {
            throw new OutsideFault(
                    "event stream: an id of " + length + " bytes (expected: at most " + LONGEST_ID + ")");
        }
        if (text.indexOf(start, start + length, (byte) 0) >= 0) {
            // Ignored, as browsers do.
            return;
        }
        if (length > id.length) {
            id = new byte[LONGEST_ID];
        }
        text.getBytes(start, id, 0, length);
        idLength = length;
    }

    private void dispatch(long receivedNanos) {
        if (wholeId.length < id.length) {
            wholeId = new byte[id.length];
        }
        System.arraycopy(id, 0, wholeId, 0, idLength);
        wholeIdLength = idLength;
        if (data != null && data.isReadable()) {
            events.arrived(data, receivedNanos);
        }
        releaseData();
    }

    private void setId(byte[] from, int length) {
        id = Arrays.copyOf(from, from.length);
        idLength = length;
    }

    private void releaseData() {
        if (data != null) {
            data.release();
            data = null;
        }
    }

    private boolean startsWith(int at, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (text.getByte(at + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}

package longwire.witness;

import java.nio.ByteBuffer;
import longwire.message.Stamp;

/**
 * One direction of one captured connection: an HTTP head, and then WebSocket frames (RFC 6455, section 5.2), however they
 * are cut into segments. Finds the stamped messages among them; a direction that carries anything else has none.
 */
final class CapturedStream {
    private static final int LARGEST_HEAD_BYTES = 1 << 16;
    private static final int LARGEST_FRAME_BYTES = 1 << 25;

    private static final int END_OF_HEAD = 0x0d0a_0d0a;
    private static final int RESERVED_BITS = 0x70;
    private static final int MASKED = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MASK_BYTES = 4;

    private final Found found;
    private final Stamp stamp = new Stamp();
    /** What belongs to a frame, or a head, that is not complete. */
    private ByteBuffer rest = ByteBuffer.allocate(0);

    private long restDayNanos;
    private boolean begun;
    private int nextNumber;
    private boolean pastHead;
    private boolean foreign;

    /** Is told of each message. */
    @FunctionalInterface
    interface Found {
        /**
         * A message was captured.
         *
         * @param fromViewer whether its frame is masked, as those of viewers are
         * @param firstDayNanos when the packet with the first byte of its frame was captured
         * @param lastDayNanos when the one with the last byte was
         */
        void message(boolean fromViewer, long sequence, long dueNanos, long firstDayNanos, long lastDayNanos);
    }

    CapturedStream(Found found) {
        this.found = found;
    }

    /** Reads the next segment; one that was sent again is passed over, and what a lost one leaves in pieces too. */
    void segment(int number, long dayNanos, ByteBuffer payload) {
        int ahead = number - nextNumber;
        if (foreign || begun && ahead < 0) {
            return;
        }
        if (begun && ahead > 0) {
            rest = ByteBuffer.allocate(0);
        }
        begun = true;
        nextNumber = number + payload.remaining();
        ByteBuffer all = ByteBuffer.allocate(rest.remaining() + payload.remaining());
        int fresh = rest.remaining();
        all.put(rest).put(payload).flip();
        if (pastHead || skipHead(all)) {
            while (frame(all, all.position() < fresh ? restDayNanos : dayNanos, dayNanos)) {
                // One after another.
            }
        }
        restDayNanos = all.position() < fresh ? restDayNanos : dayNanos;
        rest = ByteBuffer.allocate(all.remaining()).put(all).flip();
    }

    private boolean skipHead(ByteBuffer all) {
        for (int at = 0; at + Integer.BYTES <= all.limit(); at++) {
            if (all.getInt(at) == END_OF_HEAD) {
                all.position(at + Integer.BYTES);
                pastHead = true;
                return true;
            }
        }
        foreign = all.limit() > LARGEST_HEAD_BYTES;
        return false;
    }

    /** Reads a frame; false, with the position unchanged, if there is not all of one. */
    private boolean frame(ByteBuffer all, long firstDayNanos, long lastDayNanos) {
        int start = all.position();
        if (all.remaining() < 2) {
            return false;
        }
        int first = all.get();
        int second = all.get();
        boolean masked = (second & MASKED) != 0;
        long length = length(second & LENGTH_BITS, all);
        if ((first & RESERVED_BITS) != 0 || length > LARGEST_FRAME_BYTES) {
            foreign = true;
            return false;
        }
        if (length < 0 || length > all.remaining() - (masked ? MASK_BYTES : 0)) {
            all.position(start);
            return false;
        }
        int mask = masked ? all.getInt() : 0;
        ByteBuffer message = all.slice(all.position(), (int) length);
        all.position(all.position() + (int) length);
        if (stamp.read(unmasked(message, mask))) {
            found.message(masked, stamp.sequence(), stamp.timeNanos(), firstDayNanos, lastDayNanos);
        }
        return true;
    }

    /** That of the frame whose head has {@code bits}; below 0 if it is not all there. */
    private static long length(int bits, ByteBuffer head) {
        if (bits == LENGTH_16) {
            return head.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(head.getShort());
        }
        if (bits == LENGTH_64) {
            return head.remaining() < Long.BYTES ? -1 : head.getLong() & Long.MAX_VALUE;
        }
        return bits;
    }

    private static ByteBuffer unmasked(ByteBuffer message, int mask) {
        ByteBuffer clear = ByteBuffer.allocate(message.remaining());
        for (int i = 0; i < clear.limit(); i++) {
            clear.put(i, (byte) (message.get(i) ^ mask >> Byte.SIZE * (MASK_BYTES - 1 - i % MASK_BYTES)));
        }
        return clear;
    }
}

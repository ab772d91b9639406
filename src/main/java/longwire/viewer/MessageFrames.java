package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.util.random.RandomGenerator;
import longwire.fault.OutsideFault;
import longwire.network.deflate.DeflateAgreement;
import longwire.network.deflate.Deflation;

/**
 * Messages of one connection in frames, and out of them: whole or in fragments, deflated or as they are. The shortest way, for a
 * whole message that is not deflated, copies nothing.
 */
final class MessageFrames {
    private final Link link;
    private final int fragments;
    /** Null unless messages are deflated. */
    private Deflation deflation;
    /** The message whose fragments are arriving, or null, and the first byte of its first frame. */
    private ByteBuf arriving;

    private int arrivingFirst;

    /** Takes whole messages. */
    interface Reader {
        /** @param from not to be used after the call */
        void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos);
    }

    MessageFrames(Link link) {
        this.link = link;
        this.fragments = link.frames().fragments();
    }

    /** The connection is open; {@code agreed} is null where nothing is deflated. */
    void begin(DeflateAgreement agreed) {
        if (agreed != null) {
            deflation = Deflation.ofClient(agreed, link.loop().deflate());
        }
    }

    /** Whether frames may be deflated. */
    boolean deflates() {
        return deflation != null;
    }

    /**
     * The frames of {@code message}, which is taken over. Deflated messages are sent in the order of these calls.
     *
     * @param message has room for {@link Frames#LONGEST_HEAD_BYTES} before it
     */
    ByteBuf frames(ByteBuf message, int opcode) {
        RandomGenerator masks = link.random();
        int first = opcode;
        if (deflation != null) {
            first |= Frames.DEFLATED;
            ByteBuf deflated = deflation.deflate(message, message.readerIndex(), message.readableBytes());
            message.setIndex(Frames.LONGEST_HEAD_BYTES, Frames.LONGEST_HEAD_BYTES)
                    // The array, since Netty would make two views to copy from one kind of buffer to another.
                    .writeBytes(deflated.array(), deflated.arrayOffset(), deflated.readableBytes());
        }
        if (fragments == 1) {
            Frames.prependHead(message, first, masks.nextInt());
            return message;
        }
        ByteBuf pieces = link.channel()
                .alloc()
                .directBuffer(message.readableBytes()
                        + Math.min(fragments, message.readableBytes() + 1) * Frames.LONGEST_HEAD_BYTES);
        Frames.writeFragments(pieces, message, first, fragments, masks);
        message.release();
        return pieces;
    }

    /**
     * Takes a data frame that arrived, and hands on the message that it completes.
     *
     * @param first its first byte, with reserved bits as {@link Frames#checkReserved} allows them
     * @throws OutsideFault where it does not belong there, or the message is damaged or too long
     */
    void take(int first, ByteBuf all, int start, int length, long receivedNanos, Reader reader) {
        boolean whole = (first & Frames.FIN) != 0;
        if (whole && (first & Frames.OPCODE) != 0) {
            read(first, all, start, length, receivedNanos, reader);
            return;
        }
        if ((first & Frames.OPCODE) != 0) {
            release();
            arriving = link.channel().alloc().directBuffer(2 * length);
            arrivingFirst = first;
        } else if (arriving == null) {
            throw new OutsideFault("frame: a continuation without a first frame");
        }
        if (arriving.readableBytes() + length > StreamSettings.LARGEST_PAYLOAD_BYTES) {
            throw new OutsideFault("message: more than " + StreamSettings.LARGEST_PAYLOAD_BYTES + " bytes");
        }
        arriving.writeBytes(all, start, length);
        if (whole) {
            read(arrivingFirst, arriving, 0, arriving.readableBytes(), receivedNanos, reader);
            release();
        }
    }

    private void read(int first, ByteBuf from, int start, int length, long receivedNanos, Reader reader) {
        boolean text = (first & Frames.OPCODE) == Frames.TEXT;
        if ((first & Frames.DEFLATED) == 0) {
            reader.arrived(from, start, length, text, receivedNanos);
            return;
        }
        ByteBuf inflated = deflation.inflate(from, start, length, StreamSettings.LARGEST_PAYLOAD_BYTES);
        reader.arrived(inflated, 0, inflated.readableBytes(), text, receivedNanos);
    }

    private void release() {
        if (arriving != null) {
            arriving.release();
            arriving = null;
        }
    }

    /** The connection has ended. */
    void end() {
        release();
        if (deflation != null) {
            deflation.close();
            deflation = null;
        }
    }
}

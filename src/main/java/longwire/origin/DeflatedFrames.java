package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import longwire.fault.OutsideFault;
import longwire.network.deflate.Deflation;
import longwire.origin.FrameMirror.State;

/**
 * Stands between a connection with permessage-deflate and its {@link WebSocketHandler}, which knows nothing of it: messages that
 * come are handed on inflated, in one frame each, and those that leave are deflated. What is deflated already stays as it is.
 */
final class DeflatedFrames extends ChannelDuplexHandler {
    private static final int LONGEST_HEAD_BYTES = 14;

    private final Deflation deflation;
    private final WebSocketHandler webSocket;
    private final int maxBytes;
    private final int fragments;
    private final MessageCutter leaving;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    /** The message that is arriving, unmasked, and the first byte of its first frame; null between messages. */
    private ByteBuf arriving;

    private int arrivingFirst;
    private boolean failed;

    /**
     * A handler for one connection.
     *
     * @param deflation of the connection, which is closed with it
     * @param webSocket ends the connection where it breaks the rules
     * @param maxBytes maximum length of a message, also of an inflated one
     * @param fragments frames of each message that leaves
     */
    DeflatedFrames(Deflation deflation, WebSocketHandler webSocket, int maxBytes, int fragments) {
        this.deflation = deflation;
        this.webSocket = webSocket;
        this.maxBytes = maxBytes;
        this.fragments = fragments;
        this.leaving = new MessageCutter(maxBytes + LONGEST_HEAD_BYTES);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
        release();
        leaving.release();
        deflation.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        held = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), held, (ByteBuf) message);
        while (!failed && readFrame(context)) {
            // Frames follow one another.
        }
        if (failed || !held.isReadable()) {
            held.release();
            held = Unpooled.EMPTY_BUFFER;
        }
    }

    /** Reads one frame; false if it is incomplete. */
    private boolean readFrame(ChannelHandlerContext context) {
        int available = held.readableBytes();
        if (available < 2) {
            return false;
        }
        int start = held.readerIndex();
        int first = held.getUnsignedByte(start);
        int second = held.getUnsignedByte(start + 1);
        if (!isAllowed(first, second)) {
            return fail(State.UNEXPECTED);
        }
        int said = second & ServerFrames.LENGTH;
        int headBytes = 2 + ServerFrames.lengthBytes(said) + ServerFrames.MASK_BYTES;
        if (available < headBytes) {
            return false;
        }
        long length = ServerFrames.length(held, start, said);
        int before = arriving == null ? 0 : arriving.readableBytes();
        if (length < 0 || length > maxBytes - before) {
            return fail(State.TOO_LONG);
        }
        if (available < headBytes + length) {
            return false;
        }
        if ((first & ServerFrames.CONTROL) != 0) {
            context.fireChannelRead(held.readRetainedSlice(headBytes + (int) length));
        } else {
            int mask = held.getInt(start + headBytes - ServerFrames.MASK_BYTES);
            held.skipBytes(headBytes);
            take(context, first, (int) length, mask);
        }
        return true;
    }

    private boolean isAllowed(int first, int second) {
        int reserved = first & ServerFrames.RESERVED;
        boolean begins = (first & ServerFrames.OPCODE) != 0;
        boolean data = (first & ServerFrames.CONTROL) == 0;
        boolean inOrder = !data || begins == (arriving == null);
        return (second & ServerFrames.MASKED) != 0
                && inOrder
                && (reserved == 0 || reserved == ServerFrames.DEFLATED && data && begins);
    }

    private void take(ChannelHandlerContext context, int first, int length, int mask) {
        if (arriving == null) {
            arriving = context.alloc().ioBuffer(length);
            arrivingFirst = first;
        }
        int at = arriving.writerIndex();
        arriving.writeBytes(held, length);
        FrameMirror.unmask(arriving, at, at, length, mask);
        if ((first & ServerFrames.FIN) == 0) {
            return;
        }
        try {
            boolean deflated = (arrivingFirst & ServerFrames.DEFLATED) != 0;
            ByteBuf message = deflated ? deflation.inflate(arriving, 0, arriving.readableBytes(), maxBytes) : arriving;
            context.fireChannelRead(masked(context, arrivingFirst & ServerFrames.OPCODE, message));
        } catch (OutsideFault damaged) {
            fail(State.DAMAGED);
        } finally {
            release();
        }
    }

    /** {@code message} as a viewer would send it whole, with a mask that changes nothing. */
    private static ByteBuf masked(ChannelHandlerContext context, int opcode, ByteBuf message) {
        int length = message.readableBytes();
        ByteBuf frame = context.alloc().ioBuffer(LONGEST_HEAD_BYTES + length);
        ServerFrames.writeHead(frame, ServerFrames.FIN | opcode, length);
        frame.setByte(1, frame.getByte(1) | ServerFrames.MASKED);
        return frame.writeInt(0).writeBytes(message, message.readerIndex(), length);
    }

    private boolean fail(State state) {
        failed = true;
        webSocket.fail(state);
        return false;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!promise.isVoid()) {
            // The end of the connection, after whole messages.
            context.write(message, promise);
        } else if (!leaving.cut(context.alloc(), (ByteBuf) message, whole -> leave(context, whole))) {
            context.close();
        }
    }

    private void leave(ChannelHandlerContext context, ByteBuf frame) {
        int first = frame.getUnsignedByte(frame.readerIndex());
        if ((first & (ServerFrames.CONTROL | ServerFrames.DEFLATED)) != 0) {
            context.write(frame, context.voidPromise());
            return;
        }
        int headBytes = headBytes(frame);
        ByteBuf frames = deflate(
                context.alloc(),
                first & ServerFrames.OPCODE,
                frame,
                frame.readerIndex() + headBytes,
                frame.readableBytes() - headBytes);
        frame.release();
        context.write(frames, context.voidPromise());
    }

    /** Whether what is deflated here serves all connections with the same window. */
    boolean isShared() {
        return !deflation.takesOver();
    }

    int windowBits() {
        return deflation.windowBits();
    }

    /** The frames of a message, deflated; the caller releases them. */
    ByteBuf deflate(ByteBufAllocator allocator, int opcode, ByteBuf from, int start, int length) {
        ByteBuf deflated = deflation.deflate(from, start, length);
        return ServerFrames.message(
                allocator, ServerFrames.DEFLATED | opcode, deflated, 0, deflated.readableBytes(), fragments);
    }

    private static int headBytes(ByteBuf frame) {
        int said = frame.getUnsignedByte(frame.readerIndex() + 1) & ServerFrames.LENGTH;
        return 2 + ServerFrames.lengthBytes(said);
    }

    private void release() {
        if (arriving != null) {
            arriving.release();
            arriving = null;
        }
    }
}

package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.random.RandomGenerator;

/**
 * Delays what one WebSocket sends back: each message leaves later by a delay of its own, drawn from {@link Delay}. A
 * message may overtake an earlier one with a longer delay, so that each has the delay that was drawn for it. Pongs are
 * messages too. What ends the connection leaves after all of them.
 */
final class DelayedReplies extends ChannelOutboundHandlerAdapter {
    /** While more bytes wait, nothing is read. So a viewer makes us keep at most this much and one more message. */
    private static final int MOST_WAITING_BYTES = 1 << 20;
    /** One of the writability flags that Netty leaves to applications. */
    private static final int WRITABILITY_INDEX = 1;

    private static final int OPCODE = 0x0f;
    private static final int CLOSE = 0x8;

    private final Delay delay;
    private final Departures departures;
    private final RandomGenerator random;
    private final MessageCutter messages;
    private long latestNanos = Long.MIN_VALUE;
    private long waitingBytes;

    /**
     * A handler for one connection.
     *
     * @param random the random numbers of the connection's event loop
     * @param maxBytes maximum length of a message, in one frame or in several
     */
    DelayedReplies(Delay delay, Departures departures, RandomGenerator random, int maxBytes) {
        this.delay = delay;
        this.departures = departures;
        this.random = random;
        this.messages = new MessageCutter(maxBytes);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf bytes = (ByteBuf) message;
        if (!promise.isVoid()) {
            // The writer waits for this write, to end the connection afterwards.
            leaveLast(context, bytes, promise);
        } else if (!messages.cut(context.alloc(), bytes, whole -> leaveLater(context, whole))) {
            context.close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        messages.release();
    }

    private void leaveLater(ChannelHandlerContext context, ByteBuf whole) {
        if ((whole.getByte(whole.readerIndex()) & OPCODE) == CLOSE) {
            leaveLast(context, whole, context.voidPromise());
            return;
        }
        long leaveNanos = departures.nanoTime() + delay.drawNanos(random);
        latestNanos = Math.max(latestNanos, leaveNanos);
        leave(context, leaveNanos, whole, context.voidPromise());
    }

    private void leaveLast(ChannelHandlerContext context, ByteBuf bytes, ChannelPromise promise) {
        leave(context, Math.max(latestNanos, departures.nanoTime()), bytes, promise);
    }

    private void leave(ChannelHandlerContext context, long leaveNanos, ByteBuf bytes, ChannelPromise promise) {
        int length = bytes.readableBytes();
        waits(context, length);
        departures.add(leaveNanos, () -> {
            waits(context, -length);
            if (context.isRemoved()) {
                bytes.release();
            } else {
                context.writeAndFlush(bytes, promise);
            }
        });
    }

    /** Adds {@code bytes}, which may be negative, to the number of waiting bytes. */
    private void waits(ChannelHandlerContext context, int bytes) {
        waitingBytes += bytes;
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        // Null once the connection has ended.
        if (buffer != null) {
            buffer.setUserDefinedWritability(WRITABILITY_INDEX, waitingBytes <= MOST_WAITING_BYTES);
        }
    }
}

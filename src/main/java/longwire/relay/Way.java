package longwire.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a link. What it has to deliver waits in order, each piece until it is due; nothing is delivered while the way
 * is held. Runs on the event loop of its link.
 */
public final class Way {
    /** More of it waits in the kernel's buffers, where it holds up the sender, as on any slow network. */
    private static final int MOST_WAITING_BYTES = 1 << 18;

    private final DuplexChannel from;
    private final DuplexChannel to;
    private final Queue<Piece> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private long lastDueNanos;
    private boolean open;
    private boolean held;
    private boolean scheduled;
    private boolean ended;

    private enum End {
        NO,
        HALF,
        WHOLE
    }

    private record Piece(ByteBuf bytes, long dueNanos, End end) {}

    Way(DuplexChannel from, DuplexChannel to) {
        this.from = from;
        this.to = to;
        this.lastDueNanos = System.nanoTime();
    }

    /** The receiver is there: delivers what came meanwhile, and reads on. */
    void open() {
        open = true;
        run();
    }

    /** Delivers {@code bytes} as soon as what came before them has been delivered. */
    void deliver(ByteBuf bytes) {
        deliverLater(bytes, 0);
    }

    /** Delivers {@code bytes} after {@code nanos}, and not before what came before them. */
    void deliverLater(ByteBuf bytes, long nanos) {
        add(bytes, System.nanoTime() + nanos, End.NO);
    }

    /** Delivers {@code bytes} so long after what came before them was due, or after now. */
    void deliverAfterLast(ByteBuf bytes, long nanos) {
        add(bytes, Math.max(System.nanoTime(), lastDueNanos) + nanos, End.NO);
    }

    /** The sender has ended its side: the receiver is told after all that came before. */
    void end() {
        add(Unpooled.EMPTY_BUFFER, lastDueNanos, End.HALF);
    }

    /** The sender's connection is gone: so is the receiver's after all that came before. */
    void endWhole() {
        add(Unpooled.EMPTY_BUFFER, lastDueNanos, End.WHOLE);
    }

    void hold(boolean holding) {
        held = holding;
        run();
    }

    /** Nothing more is delivered. */
    void abandon() {
        ended = true;
        waiting.forEach(piece -> piece.bytes.release());
        waiting.clear();
    }

    private void add(ByteBuf bytes, long due, End end) {
        if (ended) {
            bytes.release();
            return;
        }
        ended = end == End.WHOLE;
        lastDueNanos = Math.max(due, lastDueNanos);
        waiting.add(new Piece(bytes, lastDueNanos, end));
        waitingBytes += bytes.readableBytes();
        run();
    }

    private void run() {
        while (isDelivering() && !waiting.isEmpty() && waiting.peek().dueNanos - System.nanoTime() <= 0) {
            Piece piece = waiting.poll();
            waitingBytes -= piece.bytes.readableBytes();
            pass(piece);
        }
        from.config().setAutoRead(open && waitingBytes < MOST_WAITING_BYTES);
        if (isDelivering() && !waiting.isEmpty() && !scheduled) {
            scheduled = true;
            from.eventLoop().schedule(this::wake, waiting.peek().dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void pass(Piece piece) {
        switch (piece.end) {
            case NO -> to.writeAndFlush(piece.bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            case HALF ->
                to.writeAndFlush(piece.bytes)
                        .addListener(sent -> to.shutdownOutput().addListener(told -> closeIfDone()));
            case WHOLE -> to.writeAndFlush(piece.bytes).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** A connection of which both sides have ended still exists until it is closed. */
    private void closeIfDone() {
        if (to.isInputShutdown()) {
            to.close();
            from.close();
        }
    }

    private boolean isDelivering() {
        return open && !held;
    }

    private void wake() {
        scheduled = false;
        run();
    }
}

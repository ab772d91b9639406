package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import longwire.fault.InputFault;

/**
 * The answer to a POST as services give it that make a text word by word: a stream of events, each due a gap after the one before,
 * counted from the first. The last one says {@code [DONE]}.
 */
final class TokenAnswer {
    static final String PATH = "/tokens";

    private static final long DEFAULT_EVENTS = 20;
    private static final long MOST_EVENTS = 100_000;
    private static final long DEFAULT_GAP_MILLIS = 20;
    private static final long LONGEST_GAP_MILLIS = 60_000;

    private static final byte[] DONE = HttpAnswer.ascii("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");

    private final ChannelHandlerContext context;
    private final boolean last;
    private final long events;
    private final long gapNanos;
    private final long startNanos = System.nanoTime();
    private long sent;
    private Future<?> next;

    /**
     * @param last whether the connection is closed after the answer
     * @throws InputFault if the query has a number that is too large, or none
     */
    TokenAnswer(ChannelHandlerContext context, HttpRequest request, boolean last) {
        this.context = context;
        this.last = last;
        this.events = Query.number(request.uri(), "events", DEFAULT_EVENTS, MOST_EVENTS, "0 to " + MOST_EVENTS);
        long gapMillis = Query.number(
                request.uri(), "gap-millis", DEFAULT_GAP_MILLIS, LONGEST_GAP_MILLIS, "0 to " + LONGEST_GAP_MILLIS);
        this.gapNanos = TimeUnit.MILLISECONDS.toNanos(gapMillis);
    }

    /** Sends the head; the first event follows after a gap. */
    void begin() {
        context.writeAndFlush(context.alloc().ioBuffer().writeBytes(EventStream.head()), context.voidPromise());
        schedule();
    }

    /** Whether its last event is out. */
    boolean isOver() {
        return sent >= events;
    }

    /** Forgets it, since its connection has ended. */
    void abandon() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void schedule() {
        long due = startNanos + (sent + 1) * gapNanos;
        next = context.executor().schedule(this::send, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void send() {
        ByteBuf chunk = context.alloc().ioBuffer();
        if (!isOver()) {
            byte[] event = HttpAnswer.ascii("data: {\"index\":" + sent + ",\"text\":\"token\"}\n\n");
            chunk.writeBytes(HttpAnswer.ascii(Integer.toHexString(event.length) + "\r\n"));
            chunk.writeBytes(event).writeBytes(HttpAnswer.ascii("\r\n"));
            sent++;
        }
        if (!isOver()) {
            context.writeAndFlush(chunk, context.voidPromise());
            schedule();
        } else if (last) {
            context.writeAndFlush(chunk.writeBytes(DONE)).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.writeAndFlush(chunk.writeBytes(DONE), context.voidPromise());
        }
    }
}

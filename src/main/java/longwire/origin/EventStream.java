package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * A subscriber over server-sent events: a response that never ends. It first gets the events after its
 * {@code Last-Event-ID} that are still kept, then each as it comes, except those that come while it does not read. What
 * else arrives on the connection is ignored, since nothing can be answered after it.
 */
final class EventStream extends ChannelInboundHandlerAdapter implements Subscriber {
    private static final String LAST_EVENT_ID = "last-event-id";
    /** The last field is for nginx, which would hold events back until a record of TLS is full. */
    private static final String HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
            + "cache-control: no-store\r\nx-accel-buffering: no\r\n";

    private static final byte[] IN_CHUNKS = HttpAnswer.ascii(HEAD + "transfer-encoding: chunked\r\n\r\n");
    private static final byte[] TO_THE_END = HttpAnswer.ascii(HEAD + "connection: close\r\n\r\n");
    /** More digits than any sequence number has. */
    private static final int MOST_DIGITS = 18;

    private final OriginLoop loop;
    private final boolean chunked;
    private final long lastEventId;
    private ChannelHandlerContext context;
    private Subscribers.Place place;

    /** A stream that answers {@code request}: in chunks, or, where the viewer speaks HTTP/1.0, up to the end of the connection. */
    EventStream(OriginLoop loop, HttpRequest request) {
        this.loop = loop;
        this.chunked = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        this.lastEventId = lastEventId(request.headers());
    }

    /** The head alone, as an answer to a HEAD. */
    static byte[] head() {
        return IN_CHUNKS;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        loop.tally().add(OriginCount.STREAMS);
        context.write(context.alloc().ioBuffer().writeBytes(chunked ? IN_CHUNKS : TO_THE_END), context.voidPromise());
        replay();
        context.flush();
        place = loop.subscribers().join(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        place.leave();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void offer(Event event) {
        if (!context.channel().isWritable()) {
            loop.tally().add(OriginCount.EVENTS_SKIPPED);
            return;
        }
        write(event.chunk(context.alloc()));
        context.flush();
    }

    private void replay() {
        EventRing events = loop.events();
        long latest = events.latest();
        // A number that is not ours: the origin was started anew meanwhile.
        int missed = lastEventId < 0 || lastEventId > latest ? 0 : events.countAfter(lastEventId);
        for (long sequence = latest - missed + 1; sequence <= latest; sequence++) {
            ByteBuf chunk = events.streamText().chunk(context.alloc(), sequence, events.timeNanos(sequence));
            write(chunk);
            chunk.release();
        }
    }

    private void write(ByteBuf chunk) {
        loop.tally().add(OriginCount.EVENTS_SENT);
        context.write(chunked ? chunk.retainedDuplicate() : StreamText.withoutChunk(chunk), context.voidPromise());
    }

    /** -1 for none, or for one that is not a sequence number. */
    private static long lastEventId(HttpHeaders headers) {
        String id = headers.get(LAST_EVENT_ID, "");
        boolean number =
                !id.isEmpty() && id.length() <= MOST_DIGITS && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(id) : -1;
    }
}

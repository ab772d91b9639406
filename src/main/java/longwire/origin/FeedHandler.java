package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** A subscriber of the feed. It gets each event, except those that come while it does not read. */
final class FeedHandler extends WebSocketHandler {
    /** The place of a handler that is not subscribed. */
    static final int NOWHERE = -1;

    private final Subscribers subscribers;
    private final OriginTally tally;
    private ChannelHandlerContext context;
    private int place = NOWHERE;

    FeedHandler(FrameMirror mirror, OriginLoop loop) {
        super(mirror, loop);
        this.subscribers = loop.subscribers();
        this.tally = loop.tally();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        super.handlerAdded(added);
        context = added;
        subscribers.join(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        super.handlerRemoved(removed);
        subscribers.leave(this);
    }

    @Override
    void ended() {
        subscribers.leave(this);
    }

    /** Sends an event's frame, or skips it if earlier ones still wait. The caller keeps its reference. */
    void offer(ByteBuf event) {
        if (!context.channel().isWritable()) {
            tally.add(OriginCount.EVENTS_SKIPPED);
            return;
        }
        tally.add(OriginCount.EVENTS_SENT);
        context.writeAndFlush(event.retainedDuplicate(), context.voidPromise());
    }

    /** Its index in {@link Subscribers}, for use by that class only. */
    int place() {
        return place;
    }

    void place(int given) {
        place = given;
    }
}

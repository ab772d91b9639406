package longwire.origin;

import io.netty.channel.ChannelHandlerContext;

/** A subscriber of the feed. It gets each event, except those that come while it does not read. */
final class FeedHandler extends WebSocketHandler implements Subscriber {
    private final Subscribers subscribers;
    private final OriginTally tally;
    private ChannelHandlerContext context;
    private Subscribers.Place place;

    FeedHandler(FrameMirror mirror, OriginLoop loop) {
        super(mirror, loop);
        this.subscribers = loop.subscribers();
        this.tally = loop.tally();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        super.handlerAdded(added);
        context = added;
        place = subscribers.join(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        super.handlerRemoved(removed);
        place.leave();
    }

    @Override
    void ended() {
        place.leave();
    }

    /** Sends an event's frame, or skips it if earlier ones still wait. */
    @Override
    public void offer(Event event) {
        if (!context.channel().isWritable()) {
            tally.add(OriginCount.EVENTS_SKIPPED);
            return;
        }
        tally.add(OriginCount.EVENTS_SENT);
        context.writeAndFlush(event.frame().retainedDuplicate(), context.voidPromise());
    }
}

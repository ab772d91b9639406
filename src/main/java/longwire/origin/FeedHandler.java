package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** A subscriber of the feed. It gets each event, except those that come while it does not read. */
final class FeedHandler extends WebSocketHandler implements Subscriber {
    private final Subscribers subscribers;
    private final OriginTally tally;
    private ChannelHandlerContext context;
    private Subscribers.Place place;
    private final int fragments;
    /** Null unless messages are deflated. */
    private DeflatedFrames deflating;

    /**
     * A handler for one subscriber.
     *
     * @param topic its number
     * @param fragments frames for each event
     */
    FeedHandler(FrameMirror mirror, OriginLoop loop, long topic, int fragments) {
        super(mirror, loop);
        this.fragments = fragments;
        this.subscribers = loop.subscribers(topic);
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
        context.writeAndFlush(message(event).retainedDuplicate(), context.voidPromise());
    }

    private ByteBuf message(Event event) {
        if (deflating == null) {
            return fragments == 1 ? event.frame() : event.fragments(context.alloc(), fragments);
        }
        // With takeover it is deflated on its way out, for this connection alone.
        return deflating.isShared() ? event.deflated(context.alloc(), deflating) : event.frame();
    }

    @Override
    void deflatedBy(DeflatedFrames frames) {
        deflating = frames;
    }
}

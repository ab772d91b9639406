package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A long poll that waits for news: it is answered by the next event, or at its limit by 204. */
final class HeldPoll implements Subscriber {
    private final ChannelHandlerContext context;
    private final OriginLoop loop;
    private final boolean withBody;
    private final boolean last;
    private final Subscribers.Place place;
    private final Future<?> limit;
    private boolean answered;

    /**
     * Holds the poll.
     *
     * @param withBody false for a HEAD
     * @param last whether the connection is closed after the answer
     * @param holdMillis how long at most
     */
    HeldPoll(ChannelHandlerContext context, OriginLoop loop, boolean withBody, boolean last, long holdMillis) {
        this.context = context;
        this.loop = loop;
        this.withBody = withBody;
        this.last = last;
        this.place = loop.subscribers().join(this);
        this.limit = context.executor().schedule(this::answerNothingNew, holdMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void offer(Event event) {
        loop.tally().add(OriginCount.EVENTS_SENT);
        boolean usual = withBody && !last;
        answer(
                usual
                        ? event.answer(context.alloc()).retainedDuplicate()
                        : PollAnswer.events(loop.events(), 1, context.alloc(), withBody, last));
    }

    /** Answers it now, with 204; without effect if it was answered. */
    void answerNothingNew() {
        if (!answered) {
            answer(PollAnswer.nothingNew(loop.events(), context.alloc(), last));
        }
    }

    /** Forgets it, since its connection has ended. */
    void abandon() {
        answered = true;
        place.leave();
        limit.cancel(false);
    }

    private void answer(ByteBuf answer) {
        abandon();
        if (last) {
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.writeAndFlush(answer, context.voidPromise());
        }
    }
}

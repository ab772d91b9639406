package longwire.origin;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** The subscribers of one event loop. Joining and leaving take constant time. */
final class Subscribers {
    private final List<FeedHandler> members = new ArrayList<>();

    void join(FeedHandler member) {
        member.place(members.size());
        members.add(member);
    }

    /** Has no effect for a handler that has left. */
    void leave(FeedHandler member) {
        int place = member.place();
        if (place < 0) {
            return;
        }
        FeedHandler last = members.remove(members.size() - 1);
        if (last != member) {
            members.set(place, last);
            last.place(place);
        }
        member.place(FeedHandler.NOWHERE);
    }

    /** Offers an event's frame to each subscriber; the caller keeps its reference. */
    void send(ByteBuf event) {
        // Backwards: a subscriber that leaves while it is served is replaced by one that has been served.
        for (int place = members.size() - 1; place >= 0; place--) {
            members.get(place).offer(event);
        }
    }
}

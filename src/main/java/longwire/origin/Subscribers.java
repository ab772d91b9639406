package longwire.origin;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** Those of one event loop who get each event. Joining and leaving take the same time however many they are. */
final class Subscribers {
    private final List<FeedHandler> members = new ArrayList<>();

    void join(FeedHandler member) {
        member.place(members.size());
        members.add(member);
    }

    /** Harmless for one who has left. */
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

    /** Offers an event's frame to each; the caller keeps its reference. */
    void send(ByteBuf event) {
        // Backwards: one who leaves because of what it is sent is replaced by one who was served.
        for (int place = members.size() - 1; place >= 0; place--) {
            members.get(place).offer(event);
        }
    }
}

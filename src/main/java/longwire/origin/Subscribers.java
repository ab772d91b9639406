package longwire.origin;

import java.util.ArrayList;
import java.util.List;

/** The subscribers of one event loop. Joining and leaving take constant time. */
final class Subscribers {
    private final List<Place> places = new ArrayList<>();

    /** Adds {@code member} until it leaves its place. */
    Place join(Subscriber member) {
        Place place = new Place(member, places.size());
        places.add(place);
        return place;
    }

    /** Offers an event to each subscriber. */
    void send(Event event) {
        // Backwards: a subscriber that leaves while it is served is replaced by one that has been served.
        for (int index = places.size() - 1; index >= 0; index--) {
            places.get(index).member.offer(event);
        }
    }

    /** The place of one subscriber. */
    final class Place {
        private static final int LEFT = -1;

        private final Subscriber member;
        private int index;

        private Place(Subscriber member, int index) {
            this.member = member;
            this.index = index;
        }

        /** Ends the subscription; a second call does nothing. */
        void leave() {
            if (index == LEFT) {
                return;
            }
            Place last = places.remove(places.size() - 1);
            if (last != this) {
                places.set(index, last);
                last.index = index;
            }
            index = LEFT;
        }
    }
}

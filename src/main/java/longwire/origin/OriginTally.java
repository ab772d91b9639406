package longwire.origin;

import java.util.concurrent.atomic.AtomicLongArray;

/** The counts of one event loop. Only the loop writes them; any thread may read them, perhaps a moment late. */
final class OriginTally {
    private final AtomicLongArray counts = new AtomicLongArray(OriginCount.values().length);

    void add(OriginCount count) {
        add(count, 1);
    }

    void add(OriginCount count, long amount) {
        // A plain read and a lazy write suffice for one writer, and cost a tenth of an atomic addition.
        counts.lazySet(count.ordinal(), counts.getPlain(count.ordinal()) + amount);
    }

    long get(OriginCount count) {
        return counts.get(count.ordinal());
    }
}

package longwire.measurement;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts that one thread writes and any thread may read; a reader may see a change slightly late. */
public final class Tally {
    private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

    /** Adds one; called by the writing thread only. */
    public void add(Count count) {
        add(count, 1);
    }

    /** Adds {@code amount}; called by the writing thread only. */
    public void add(Count count, long amount) {
        // A plain read and a lazy write suffice for one writer, and cost a tenth of an atomic addition.
        counts.lazySet(count.ordinal(), counts.getPlain(count.ordinal()) + amount);
    }

    public long get(Count count) {
        return counts.get(count.ordinal());
    }

    /** The sums of several tallies; no count is missing. */
    public static Map<Count, Long> sum(Iterable<Tally> tallies) {
        Map<Count, Long> sums = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            long sum = 0;
            for (Tally tally : tallies) {
                sum += tally.get(count);
            }
            sums.put(count, sum);
        }
        return sums;
    }
}

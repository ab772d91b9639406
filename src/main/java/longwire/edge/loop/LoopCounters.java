package longwire.edge.loop;

import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of one event loop. Only the loop adds; any thread may read and can lag a little. */
public final class LoopCounters {
    /**
     * A cache line and its prefetched neighbour on both sides, so that two loops never write to the same cache line.
     */
    private static final int PADDING = 16;

    private final AtomicLongArray cells = new AtomicLongArray(PADDING + Count.values().length + PADDING);

    /** Adds, on the loop's thread only; a plain addition suffices because no other thread writes. */
    public void add(Count count, long amount) {
        int cell = PADDING + count.ordinal();
        cells.setRelease(cell, cells.getPlain(cell) + amount);
    }

    public long get(Count count) {
        return cells.getAcquire(PADDING + count.ordinal());
    }
}

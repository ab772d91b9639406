package longwire.edge.loop;

import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of one event loop: it alone adds, anyone may read, a little later. */
public final class LoopCounters {
    /** A cache line and its prefetched neighbour on both sides, so that two loops never write to the same one. */
    private static final int PADDING = 16;

    private final AtomicLongArray cells = new AtomicLongArray(PADDING + Count.values().length + PADDING);

    /** Adds on the loop's own thread: a plain addition, since nobody else writes. */
    public void add(Count count, long amount) {
        int cell = PADDING + count.ordinal();
        cells.setRelease(cell, cells.getPlain(cell) + amount);
    }

    public long get(Count count) {
        return cells.getAcquire(PADDING + count.ordinal());
    }
}

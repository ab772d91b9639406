package longwire.viewer.pacing;

import java.util.Arrays;
import longwire.clock.Clock;

/**
 * Fires items in the order of their due times, on one event loop. A binary heap: one timer serves any number of
 * viewers, without allocation per message.
 */
public final class Pacer {
    /** A due time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Limits one turn to a few milliseconds of sending. */
    private static final int MOST_AT_ONCE = 256;

    private static final int INITIAL_CAPACITY = 64;

    private final Clock clock;
    private Paced[] items = new Paced[INITIAL_CAPACITY];
    private long[] dues = new long[INITIAL_CAPACITY];
    private int size;
    private boolean firing;

    /** An item with due times. */
    public interface Paced {
        /** Does what was due at {@code dueNanos}; returns the next due time, or {@link Pacer#NEVER}. */
        long fire(long dueNanos);
    }

    Pacer(Clock clock) {
        this.clock = clock;
    }

    /** Schedules {@code item} to fire at {@code dueNanos}, a reading of the clock. */
    public void add(Paced item, long dueNanos) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
            dues = Arrays.copyOf(dues, 2 * size);
        }
        size++;
        siftUp(size - 1, item, dueNanos);
    }

    /** When the next item is due, or {@link #NEVER}. */
    long nextDueNanos() {
        return size == 0 ? NEVER : dues[0];
    }

    /**
     * Fires all items that are due, including those that become due meanwhile, up to a limit: a loop that is behind its
     * schedule must still read. Returns how many were fired.
     */
    int fireDue() {
        if (size == 0 || firing || clock.nanoTime() - dues[0] < 0) {
            return 0;
        }
        firing = true;
        int fired = 0;
        try {
            for (; fired < MOST_AT_ONCE && size > 0 && clock.nanoTime() - dues[0] >= 0; fired++) {
                fireFirst();
            }
        } finally {
            firing = false;
        }
        return fired;
    }

    private void fireFirst() {
        Paced item = items[0];
        // Removed first: firing may add items, and must find the heap consistent.
        long due = dues[0];
        size--;
        Paced last = items[size];
        items[size] = null;
        if (size > 0) {
            siftDown(last, dues[size]);
        }
        long next = item.fire(due);
        if (next != NEVER) {
            add(item, next);
        }
    }

    private void siftUp(int from, Paced item, long due) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (due - dues[parent] >= 0) {
                break;
            }
            items[at] = items[parent];
            dues[at] = dues[parent];
            at = parent;
        }
        items[at] = item;
        dues[at] = due;
    }

    private void siftDown(Paced item, long due) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && dues[child + 1] - dues[child] < 0) {
                child++;
            }
            if (due - dues[child] <= 0) {
                break;
            }
            items[at] = items[child];
            dues[at] = dues[child];
            at = child;
        }
        items[at] = item;
        dues[at] = due;
    }
}

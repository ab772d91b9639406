package longwire.viewer;

import java.time.Duration;
import java.util.random.RandomGenerator;
import longwire.fault.InputFault;

/**
 * How long a viewer waits before it reopens its connection. By default the limit doubles with each attempt, and the wait is
 * drawn uniformly from 0 to the limit, so that a thousand dropped viewers do not reconnect all at once.
 *
 * @param first limit before the first attempt; above 0
 * @param longest maximum of the limit; at least {@code first}
 * @param attempts number of consecutive failures after which the viewer gives up; 0 never reconnects
 * @param waiting how the wait follows from the limit
 */
public record Backoff(Duration first, Duration longest, int attempts, Waiting waiting) {
    /** Reconnects within a second if the other side is up, and keeps trying for more than two minutes. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), 20);

    /** How long to wait, given a limit. */
    public enum Waiting {
        /** A time drawn uniformly from 0 to the limit. */
        FULL_JITTER,
        /** The limit, which doubles with each attempt. */
        EXPONENTIAL,
        /** Always the first limit. */
        NONE
    }

    private static final int LARGEST_SHIFT = Long.SIZE - 1;

    public Backoff {
        if (first.isNegative() || first.isZero()) {
            throw new InputFault("reconnect.first", first, "above 0");
        }
        if (longest.compareTo(first) < 0) {
            throw new InputFault("reconnect.longest", longest, "at least reconnect.first, " + first);
        }
        if (attempts < 0) {
            throw new InputFault("reconnect.attempts", attempts, "0 or more");
        }
    }

    /** With full jitter. */
    public Backoff(Duration first, Duration longest, int attempts) {
        this(first, longest, attempts, Waiting.FULL_JITTER);
    }

    /** The wait before attempt {@code attempt} (from 0) in nanoseconds. */
    public long waitNanos(int attempt, RandomGenerator random) {
        int doublings = Math.min(attempt, LARGEST_SHIFT);
        // The longest is halved instead of the first doubled, which would overflow.
        boolean grown = first.toNanos() > longest.toNanos() >> doublings;
        long limit = grown ? longest.toNanos() : first.toNanos() << doublings;
        return switch (waiting) {
            case FULL_JITTER -> random.nextLong(limit) + 1;
            case EXPONENTIAL -> limit;
            case NONE -> first.toNanos();
        };
    }
}

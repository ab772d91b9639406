package longwire.measurement;

import java.util.concurrent.locks.LockSupport;
import longwire.clock.Clock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Detects pauses of this process (garbage collector, scheduler, a stopped machine): a thread repeatedly sleeps for one
 * millisecond and measures how late it wakes up, like jHiccup.
 *
 * <p>A pause of N milliseconds delays messages due at any time within it. So it is recorded once per millisecond, each time
 * with the remaining pause: the percentiles are over moments, not over pauses.
 */
public final class PauseMeter implements AutoCloseable {
    private static final long STEP_NANOS = 1_000_000;
    /** A wake-up takes this long, which is not a pause: the thread wakes up this much earlier and spins for the rest. */
    private static final long WAKE_UP_NANOS = 40_000;

    private final Clock clock;
    private final Recorder recorder = new Recorder(Latencies.LONGEST_NANOS, Latencies.SIGNIFICANT_DIGITS);
    private volatile boolean closed;

    private PauseMeter(Clock clock) {
        this.clock = clock;
    }

    /** Starts the watching thread, which first runs {@code threadSetUp}, for example to lower its timer slack. */
    public static PauseMeter start(Clock clock, Runnable threadSetUp) {
        PauseMeter meter = new PauseMeter(clock);
        Thread thread = new Thread(
                () -> {
                    threadSetUp.run();
                    meter.watch();
                },
                "pause-meter");
        thread.setDaemon(true);
        thread.start();
        return meter;
    }

    /** The delays of moments since the last call, in nanoseconds. */
    public Histogram takeInterval() {
        return recorder.getIntervalHistogram();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void watch() {
        long due = clock.nanoTime() + STEP_NANOS;
        while (!closed) {
            LockSupport.parkNanos(due - WAKE_UP_NANOS - clock.nanoTime());
            long now = clock.nanoTime();
            while (now - due < 0) {
                Thread.onSpinWait();
                now = clock.nanoTime();
            }
            recordPause(recorder, now - due);
            due = now + STEP_NANOS;
        }
    }

    /** Records one pause as the delays of the moments within it. */
    static void recordPause(Recorder recorder, long pauseNanos) {
        recorder.recordValue(Latencies.bounded(pauseNanos));
        for (long left = pauseNanos - STEP_NANOS; left >= STEP_NANOS; left -= STEP_NANOS) {
            recorder.recordValue(Latencies.bounded(left));
        }
    }
}

package longwire.measurement;

import java.util.concurrent.locks.LockSupport;
import longwire.clock.Clock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Notices when this process stands still (collector, scheduler, a machine that was stopped) by a thread that sleeps a
 * millisecond again and again and sees how late it is awake; after jHiccup.
 *
 * <p>A pause of N milliseconds would have held up messages due at any time within it. So each is recorded once for every
 * millisecond of it, with what was left of it then: the percentiles are those of moments, not of pauses.
 */
public final class PauseMeter implements AutoCloseable {
    private static final long STEP_NANOS = 1_000_000;
    /** What waking up takes is no pause: it is asked for so much earlier, and the rest is spun away. */
    private static final long WAKE_UP_NANOS = 40_000;

    private final Clock clock;
    private final Recorder recorder = new Recorder(Latencies.LONGEST_NANOS, Latencies.SIGNIFICANT_DIGITS);
    private volatile boolean closed;

    private PauseMeter(Clock clock) {
        this.clock = clock;
    }

    /** Starts watching; {@code threadSetUp} runs first on the watching thread, to lower its timer slack. */
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

    /** How long moments had to wait since the last call, in nanoseconds. */
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

    /** Records one pause as what moments within it had to wait. */
    static void recordPause(Recorder recorder, long pauseNanos) {
        recorder.recordValue(Latencies.bounded(pauseNanos));
        for (long left = pauseNanos - STEP_NANOS; left >= STEP_NANOS; left -= STEP_NANOS) {
            recorder.recordValue(Latencies.bounded(left));
        }
    }
}

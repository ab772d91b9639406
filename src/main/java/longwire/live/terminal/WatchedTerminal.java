package longwire.live.terminal;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import longwire.live.state.LiveSnapshot;

/**
 * Draws the latest snapshot on the terminal of this process until it is closed. Output that the process prints meanwhile is
 * held and printed afterwards.
 */
public final class WatchedTerminal implements AutoCloseable {
    /** How soon a snapshot is seen after it was taken, at the latest. */
    private static final long LOOK_MILLIS = 200;

    private final Supplier<LiveSnapshot> snapshots;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final HeldOutput held = new HeldOutput();
    private final Screen screen;
    private final CountDownLatch closed = new CountDownLatch(1);

    private WatchedTerminal(Supplier<LiveSnapshot> snapshots) {
        this.snapshots = snapshots;
        this.screen = new Screen(out, System.getenv("NO_COLOR") == null);
        System.setOut(held.stream());
        System.setErr(held.stream());
        // Of its own, since a terminal that is held up holds up whoever writes to it.
        Thread thread = new Thread(this::watch, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether this process has a terminal that can be redrawn. */
    public static boolean isThere() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Takes it. */
    public static WatchedTerminal take(Supplier<LiveSnapshot> snapshots) {
        return new WatchedTerminal(snapshots);
    }

    /** Gives it back as it was, with what was held; harmless when done before. */
    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        screen.close();
        System.setOut(out);
        System.setErr(err);
        held.release(out);
    }

    private void watch() {
        LiveSnapshot drawn = null;
        try {
            do {
                LiveSnapshot latest = snapshots.get();
                if (latest != drawn) {
                    screen.draw(Dashboard.of(latest));
                    drawn = latest;
                }
            } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package longwire.experiment.aftermath;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import longwire.viewer.Viewer;

/** New viewers that come one by one while a trial is disturbed, open a connection and close it. They are in no count of the trial. */
public final class Newcomers {
    /** Whoever came later, just before the trial ended, had no time to get in. */
    private static final long LEAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Viewer> next;
    /** Those that have no answer yet. Others are forgotten: in an hour, thousands come. */
    private final Set<Newcomer> waiting = ConcurrentHashMap.newKeySet();

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private int came;

    private record Newcomer(Viewer viewer, long cameNanos) {}

    /** {@code next} makes a viewer that is not open yet. */
    public Newcomers(Supplier<Viewer> next) {
        this.next = next;
    }

    /**
     * What became of them.
     *
     * @param came how many, without those that came in the last second and still wait
     * @param refused how many gave up after several attempts
     * @param waiting how many had no answer yet when the trial ended
     * @param slowestNanos the longest until a connection was open
     */
    public record Told(int came, int refused, int waiting, long slowestNanos) {}

    /** One comes now. */
    public void come(long nowNanos) {
        Viewer viewer = next.get();
        Newcomer newcomer = new Newcomer(viewer, nowNanos);
        came++;
        waiting.add(newcomer);
        viewer.open(nowNanos, new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                waiting.remove(newcomer);
                opened.incrementAndGet();
                slowestNanos.accumulateAndGet(handshakeNanos, Math::max);
                viewer.close(() -> {});
            }

            @Override
            public void gaveUp(String reason) {
                waiting.remove(newcomer);
                refused.incrementAndGet();
            }
        });
    }

    /** How many of them had a connection so far: it was a tunnel as well. */
    public int opened() {
        return opened.get();
    }

    /** Whether each that came had a connection: of another, nobody knows whether the other side counts it. */
    public boolean allGotIn() {
        return opened.get() == came;
    }

    /** No more come; those that still wait go. */
    public Told leave(long nowNanos) {
        List<Newcomer> left = List.copyOf(waiting);
        int late = (int) left.stream()
                .filter(newcomer -> nowNanos - newcomer.cameNanos < LEAST_WAIT_NANOS)
                .count();
        left.forEach(newcomer -> newcomer.viewer.close(() -> {}));
        return new Told(came - late, refused.get(), left.size() - late, slowestNanos.get());
    }
}

package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import longwire.viewer.Viewer;

/** New viewers that come one by one while a trial is disturbed, open a connection and close it. They are in no count of the trial. */
public final class Newcomers {
    /** Whoever came later, just before the trial ended, had no time to get in. */
    private static final long LEAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Viewer> next;
    private final List<Newcomer> all = new ArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();

    private record Newcomer(Viewer viewer, long cameNanos, AtomicBoolean answered) {}

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
        Newcomer newcomer = new Newcomer(viewer, nowNanos, new AtomicBoolean());
        all.add(newcomer);
        viewer.open(nowNanos, new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                newcomer.answered.set(true);
                slowestNanos.accumulateAndGet(handshakeNanos, Math::max);
                viewer.close(() -> {});
            }

            @Override
            public void gaveUp(String reason) {
                newcomer.answered.set(true);
                refused.incrementAndGet();
            }
        });
    }

    /** No more come; those that still wait go. */
    public Told leave(long nowNanos) {
        List<Newcomer> waiting =
                all.stream().filter(newcomer -> !newcomer.answered.get()).toList();
        long late = waiting.stream()
                .filter(newcomer -> nowNanos - newcomer.cameNanos < LEAST_WAIT_NANOS)
                .count();
        all.forEach(newcomer -> newcomer.viewer.close(() -> {}));
        return new Told((int) (all.size() - late), refused.get(), (int) (waiting.size() - late), slowestNanos.get());
    }
}

package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import longwire.viewer.Viewer;

/** New viewers that come one by one while a trial is disturbed, open a connection and close it. They are in no count of the trial. */
public final class Newcomers {
    private final Supplier<Viewer> next;
    private final List<Viewer> all = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();

    /** {@code next} makes a viewer that is not open yet. */
    public Newcomers(Supplier<Viewer> next) {
        this.next = next;
    }

    /**
     * What became of them.
     *
     * @param came how many
     * @param refused how many gave up after several attempts
     * @param waiting how many had no answer yet when the trial ended
     * @param slowestNanos the longest until a connection was open
     */
    public record Told(int came, int refused, int waiting, long slowestNanos) {}

    /** One comes now. */
    public void come(long nowNanos) {
        Viewer viewer = next.get();
        all.add(viewer);
        viewer.open(nowNanos, new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                opened.incrementAndGet();
                slowestNanos.accumulateAndGet(handshakeNanos, Math::max);
                viewer.close(() -> {});
            }

            @Override
            public void gaveUp(String reason) {
                refused.incrementAndGet();
            }
        });
    }

    /** No more come; those that still wait go. */
    public Told leave() {
        Told told = new Told(all.size(), refused.get(), all.size() - opened.get() - refused.get(), slowestNanos.get());
        all.forEach(viewer -> viewer.close(() -> {}));
        return told;
    }
}

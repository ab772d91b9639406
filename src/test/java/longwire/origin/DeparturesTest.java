package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.network.EventLoops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real event loop: nothing leaves early, nothing is forgotten, and the order is that of the times. */
class DeparturesTest {
    private final EventLoops loops = EventLoops.start("departures", 1);
    private final Departures departures = new Departures(loops.next(), Clock.MONOTONIC);
    private final List<Left> left = new ArrayList<>();

    private record Left(long number, long dueNanos, long atNanos) {}

    @AfterEach
    void stop() {
        loops.close();
    }

    @Test
    void nothingLeavesBeforeItsTimeAndTheEarlierLeavesFirst() throws Exception {
        int many = 500;
        SplittableRandom random = new SplittableRandom(1);

        addAll(many, now -> now + random.nextLong(TimeUnit.MILLISECONDS.toNanos(200)));

        assertThat(left).hasSize(many).allMatch(each -> each.atNanos >= each.dueNanos);
        assertThat(left).extracting(Left::dueNanos).isSorted();
    }

    @Test
    void whatIsPastLeavesToo() throws Exception {
        addAll(3, now -> now - 1);

        assertThat(left).hasSize(3);
    }

    @Test
    void thoseOfOneTimeLeaveInTheOrderInWhichTheyCame() throws Exception {
        addAll(200, any -> TimeUnit.MILLISECONDS.toNanos(1));

        assertThat(left).extracting(Left::number).isSorted();
    }

    /** Those that nobody spins for any more leave by their timers. */
    @Test
    void moreThanMayBeSpunForLeaveAllTheSame() throws Exception {
        int many = 3 * Departures.MOST_SPUN_PER_SECOND;

        addAll(many, now -> now + Departures.SPIN_NANOS);

        assertThat(left).hasSize(many).allMatch(each -> each.atNanos >= each.dueNanos);
    }

    @Test
    void anEarlierOneThatComesLaterIsNotKeptByTheLater() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        loops.next().execute(() -> {
            departures.add(departures.nanoTime() + TimeUnit.HOURS.toNanos(1), () -> {});
            departures.add(departures.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1), first::countDown);
        });

        assertThat(first.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private interface Due {
        long at(long now);
    }

    /** Adds them from the loop's thread, and waits until all have left. */
    private void addAll(int many, Due due) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(many);
        loops.next().execute(() -> {
            for (int number = 0; number < many; number++) {
                long dueNanos = due.at(departures.nanoTime());
                int own = number;
                departures.add(dueNanos, () -> {
                    left.add(new Left(own, dueNanos, departures.nanoTime()));
                    all.countDown();
                });
            }
        });
        assertThat(all.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}

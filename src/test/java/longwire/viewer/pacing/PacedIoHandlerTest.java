package longwire.viewer.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.network.EventLoops;
import longwire.network.Sockets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop that would sleep until a socket or a task wakes it, were it not for what is due. */
@Timeout(Patience.TEST_SECONDS)
class PacedIoHandlerTest {
    private static final long INTERVAL_NANOS = 5_000_000;
    private static final int TIMES = 10;

    private final PacedLoop pacing = new PacedLoop(Clock.MONOTONIC);
    private final Pacer pacer = pacing.pacer();

    @ParameterizedTest(name = "{0}, awake {1} ns before")
    @CsvSource({"EPOLL, 0", "EPOLL, 1000000", "EPOLL, 1000000000", "NIO, 0", "NIO, 1000000"})
    void whatIsDueHappensThoughNoTaskIsScheduled(Sockets sockets, long spinNanos) throws Exception {
        List<Long> dues = new ArrayList<>();
        List<Long> fired = new ArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();

        try (EventLoops loops = start(sockets, spinNanos)) {
            long first = System.nanoTime() + INTERVAL_NANOS;
            loops.next()
                    .execute(() -> pacer.add(
                            due -> {
                                fired.add(System.nanoTime());
                                dues.add(due);
                                if (dues.size() < TIMES) {
                                    return due + INTERVAL_NANOS;
                                }
                                done.complete(null);
                                return Pacer.NEVER;
                            },
                            first));
            done.get(Patience.SECONDS, TimeUnit.SECONDS);

            for (int i = 0; i < TIMES; i++) {
                assertThat(dues.get(i)).isEqualTo(first + i * INTERVAL_NANOS);
                assertThat(fired.get(i)).isGreaterThanOrEqualTo(dues.get(i));
            }
            // A loop that wakes up a little early spins too, for as long as that.
            long most = spinNanos == 0 ? INTERVAL_NANOS : System.nanoTime() - first + INTERVAL_NANOS;
            assertThat(pacing.spunNanos()).isBetween(spinNanos == 0 ? 0L : 1L, most);
        }
    }

    /** Whichever of the two comes first must wake the loop, and must not make it forget the other. */
    @ParameterizedTest(name = "{0}: a task after {1} ms, a message after {2} ms")
    @CsvSource({"EPOLL, 5, 20", "EPOLL, 20, 5", "EPOLL, 5, 3600000", "NIO, 5, 20", "NIO, 20, 5", "NIO, 5, 3600000"})
    void tasksAndWhatIsDueDoNotHoldUpEachOther(Sockets sockets, int taskMillis, int dueMillis) throws Exception {
        CompletableFuture<Void> task = new CompletableFuture<>();
        CompletableFuture<Void> message = new CompletableFuture<>();

        try (EventLoops loops = start(sockets, 0)) {
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(dueMillis);
            loops.next().schedule(() -> task.complete(null), taskMillis, TimeUnit.MILLISECONDS);
            loops.next()
                    .execute(() -> pacer.add(
                            any -> {
                                message.complete(null);
                                return Pacer.NEVER;
                            },
                            due));

            task.get(Patience.SECONDS, TimeUnit.SECONDS);
            if (dueMillis < TimeUnit.HOURS.toMillis(1)) {
                message.get(Patience.SECONDS, TimeUnit.SECONDS);
            }
            assertThat(message.isDone()).isEqualTo(dueMillis < TimeUnit.HOURS.toMillis(1));
        }
    }

    private EventLoops start(Sockets sockets, long spinNanos) {
        var waiting = sockets.ioHandlerFactory();
        return EventLoops.start("test", 1, loop -> new PacedIoHandler(waiting.newHandler(loop), pacing, spinNanos));
    }
}

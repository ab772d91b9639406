package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events that are pushed to a viewer. */
@Timeout(Patience.TEST_SECONDS)
class SubscriptionTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int WHOLE_BINARY = ServerConnection.WHOLE | Frames.BINARY;

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();

    @Test
    void theEventsOfARealOriginAreCountedAndTimed() throws Exception {
        try (OriginServer origin = Rig.origin(200);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/feed"));
            StreamOutcome outcome = Rig.get(rig.subscribing(viewer, Duration.ofMillis(300)));
            rig.close(viewer);

            assertThat(outcome.answered()).isPositive();
            assertThat(outcome.failed()).isZero();
            assertThat(outcome.slowestNanos()).isPositive();
            assertThat(rig.count(Count.EVENTS)).isGreaterThanOrEqualTo(outcome.answered());
            // One may come in the moment between the window's end and the viewer's hearing of it.
            assertThat(rig.samples(Series.STALENESS)).isPositive().isLessThanOrEqualTo(outcome.answered());
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.count(Count.SENT)).isZero();
        }
    }

    @Test
    void aGapInTheSequenceIsWhatTheViewerMissed() throws Exception {
        long[] sequences = {5, 6, 9, 9, 8, 10};
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    subscribed.await();
                    for (long sequence : sequences) {
                        connection.sendFrame(WHOLE_BINARY, event(sequence, start));
                    }
                    byte[] spoiled = event(11, start);
                    spoiled[60] ^= 1;
                    connection.sendFrame(WHOLE_BINARY, spoiled);
                    connection.awaitPong();
                    seen.countDown();
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/feed"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS);
            rig.awaitLoop(viewer);
            clock.set(start + 7_000_000);
            subscribed.countDown();
            seen.await();
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            // The first tells only where the viewer came in; the second 9 and the late 8 tell nothing new.
            assertThat(Rig.get(outcome)).isEqualTo(new StreamOutcome(3, 2, 7_000_000));
            assertThat(rig.count(Count.EVENTS)).isEqualTo(3);
            assertThat(rig.count(Count.EVENTS_MISSED)).isEqualTo(2);
            assertThat(rig.count(Count.EVENTS_DUPLICATED)).isEqualTo(2);
            assertThat(rig.count(Count.CORRUPTED)).isEqualTo(1);
            assertThat(rig.series(Series.STALENESS).getCountAtValue(7_000_000)).isEqualTo(3);
        }
    }

    @Test
    void whatAViewerMissedWhileItWasAwayIsCountedWhenItIsBack() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    subscribed.await();
                    connection.sendFrame(WHOLE_BINARY, event(1 + 10L * connection.number(), start));
                    connection.sendFrame(WHOLE_BINARY, event(2 + 10L * connection.number(), start));
                    connection.awaitPong();
                    if (connection.number() > 0) {
                        seen.countDown();
                        connection.echo();
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/feed"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS);
            rig.awaitLoop(viewer);
            subscribed.countDown();
            seen.await();
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            assertThat(Rig.get(outcome)).isEqualTo(new StreamOutcome(3, 8, 0));
            assertThat(rig.count(Count.RETURNED)).isEqualTo(1);
        }
    }

    private static byte[] event(long sequence, long createdNanos) {
        byte[] event = new byte[Rig.EVENT_BYTES];
        new Stamp().write(ByteBuffer.wrap(event), sequence, createdNanos);
        return event;
    }
}

package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.network.Sockets;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bytes of a connection are what the arithmetic of its frames and requests says. */
@Timeout(Patience.TEST_SECONDS)
class WeighingTest {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    /** Length and opcode; a viewer's frame has four more, its mask (RFC 6455, section 5.2). */
    private static final int FRAME_HEAD_BYTES = 2;

    private static final int MASK_BYTES = 4;

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();

    @BeforeEach
    void onLinux() {
        Assumptions.assumeTrue(Sockets.preferred() == Sockets.EPOLL);
    }

    /** One message after another; the reply to the first begins it. */
    @Test
    void anEchoIsTwoFrames() throws Exception {
        try (OriginServer origin = Rig.origin(0.01);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            CompletableFuture<StreamOutcome> outcome = rig.streaming(viewer, Rig.messages(1, Duration.ofSeconds(10)));
            for (int second = 1; second <= 10; second++) {
                rig.awaitLoop(viewer);
                clock.set(start + second * 1_000_000_000L);
                rig.fireDue(viewer);
                while (rig.count(Count.RECEIVED) < second) {
                    rig.awaitLoop(viewer);
                }
            }
            Rig.get(outcome);

            int frame = FRAME_HEAD_BYTES + Rig.EVENT_BYTES;
            assertThat(rig.count(Count.WEIGHED_REPLIES)).isEqualTo(9);
            assertThat(rig.count(Count.BYTES_RECEIVED)).isEqualTo(9L * frame);
            assertThat(rig.count(Count.BYTES_SENT)).isEqualTo(9L * (frame + MASK_BYTES));
            assertThat(rig.count(Count.SEGMENTS_SENT)).isPositive();
            assertThat(rig.count(Count.SEGMENTS_RECEIVED)).isPositive();
            assertThat(rig.count(Count.WEIGHED_EVENTS)).isZero();
        }
    }

    /** It begins with event 99; 100 to 119 follow, of one chunk each. */
    @Test
    void anEventOfAStreamIsOneChunk() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send(ServerStreams.HEAD);
                    subscribed.await();
                    connection.send(chunk(99));
                    begun.await();
                    for (long sequence = 100; sequence < 120; sequence++) {
                        connection.send(chunk(sequence));
                    }
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.SSE, server.target("/sse"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, HALF_A_SECOND);
            rig.fireDue(viewer);
            subscribed.countDown();
            readTo(99, rig, viewer);
            begun.countDown();
            readTo(119, rig, viewer);
            clock.set(start + HALF_A_SECOND.toNanos());
            rig.fireDue(viewer);
            Rig.get(outcome);

            assertThat(rig.count(Count.WEIGHED_EVENTS)).isEqualTo(20);
            assertThat(rig.count(Count.BYTES_SENT)).isZero();
            assertThat(rig.count(Count.BYTES_RECEIVED))
                    .isEqualTo(20L * chunk(100).length());
        }
    }

    private static void readTo(long sequence, Rig rig, Viewer viewer) throws Exception {
        while (viewer.feed().lastSequence() < sequence) {
            rig.awaitLoop(viewer);
        }
        // The end of the read comes behind what was read.
        rig.awaitLoop(viewer);
    }

    private String chunk(long sequence) {
        return ServerStreams.chunk(ServerStreams.event(sequence, start));
    }

    /** What the first connection carried cannot be asked any more, and the second one's share would be no ratio. */
    @Test
    void aConnectionThatWasDroppedIsNotWeighed() throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    if (connection.number() == 0) {
                        connection.readFrame();
                        return;
                    }
                    returned.countDown();
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/echo"));
            CompletableFuture<StreamOutcome> outcome = rig.streaming(viewer, Rig.messages(1, Duration.ofSeconds(2)));
            rig.awaitLoop(viewer);
            clock.set(start + 1_000_000_000L);
            rig.fireDue(viewer);
            returned.await();
            while (rig.count(Count.RETURNED) == 0) {
                rig.awaitLoop(viewer);
            }
            clock.set(start + 2_000_000_000L);
            rig.fireDue(viewer);
            Rig.get(outcome);

            assertThat(rig.count(Count.BYTES_SENT)).isZero();
            assertThat(rig.count(Count.WEIGHED_REPLIES)).isZero();
        }
    }
}

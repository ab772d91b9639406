package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a viewer is about when it is closed, it says when it is gone, and who waits for its opening hears too. */
@Timeout(Patience.TEST_SECONDS)
class ClosingTest {
    private static final String NEVER_OPENED = "closed before it was open";

    private final Rig.Opening opening = new Rig.Opening();

    @ParameterizedTest
    @MethodSource("withConnectionsOfTheirOwn")
    void anOpenViewerIsClosedTwiceWithoutHarm(Transport transport) throws Exception {
        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(transport, Rig.target(origin, transport.originPath("/echo")));
            rig.close(viewer);
            rig.close(viewer);

            assertThat(rig.count(Count.CLOSED)).isEqualTo(1);
            assertThat(rig.count(Count.DROPPED)).isZero();
            assertThat(rig.readings().open()).isZero();
        }
    }

    @Test
    void bothWhoCloseAtOnceHearOfIt() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            viewer.loop().eventLoop().execute(() -> {
                viewer.close(() -> first.complete(null));
                viewer.close(() -> second.complete(null));
            });
            Rig.get(first);
            Rig.get(second);

            assertThat(rig.count(Count.CLOSED)).isEqualTo(1);
        }
    }

    @Test
    void theServerIsToldByACloseFrame() throws Exception {
        CompletableFuture<ServerConnection.Frame> last = new CompletableFuture<>();

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    last.complete(connection.readFrame());
                    connection.sendClose(1000);
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            rig.close(viewer);

            assertThat(Rig.get(last).opcode()).isEqualTo(Frames.CLOSE);
            assertThat(ByteBuffer.wrap(Rig.get(last).payload()).getShort()).isEqualTo((short) 1000);
        }
    }

    /** As when a member of a fleet is told to end: what was sent is answered before the close frame. */
    @Test
    void aLoadClosesAllOfItsViewersBehindWhatTheySent() throws Exception {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        CompletableFuture<Integer> last = new CompletableFuture<>();

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    int opcode = connection.readFrame().opcode();
                    for (first.complete(opcode); opcode == Frames.BINARY; ) {
                        opcode = connection.readFrame().opcode();
                    }
                    last.complete(opcode);
                    connection.sendClose(1000);
                });
                Viewers viewers = Viewers.start(Rig.SETTINGS)) {
            Load load = new Load(viewers, Transport.WEBSOCKET, server.target("/"), 1, 1_000);
            Load.Member member = load.join();
            Rig.get(member.opening(IllegalStateException::new));
            long start = load.nanoTime();
            member.viewer().stream(Rig.messages(100, Duration.ofHours(1)), start, 0, 1, outcome -> {});
            assertThat(Rig.get(first)).isEqualTo(Frames.BINARY);
            Rig.get(load.closing());

            assertThat(Rig.get(last)).isEqualTo(Frames.CLOSE);
            assertThat(load.open()).isZero();
            assertThat(load.counts()).containsEntry(Count.CLOSED, 1L).containsEntry(Count.DROPPED, 0L);
        }
    }

    @Test
    void aServerThatDoesNotCloseIsNotWaitedForForever() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            rig.close(viewer);

            assertThat(rig.readings().open()).isZero();
        }
    }

    @Test
    void oneThatIsNotDueYetIsClosed() throws Exception {
        ManualClock clock = new ManualClock();
        long due = clock.nanoTime() + Duration.ofHours(1).toNanos();

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.viewer(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            viewer.open(due, opening);
            rig.close(viewer);
            clock.set(due);
            rig.fireDue(viewer);

            assertThat(opening.reason()).isEqualTo(NEVER_OPENED);
            assertThat(rig.count(Count.OPENED)).isZero();
        }
    }

    @Test
    void oneInItsHandshakeIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.viewer(Transport.WEBSOCKET, server.target("/"));
            viewer.open(rig.now(), opening);
            asked.await();
            rig.close(viewer);

            assertThat(opening.reason()).isEqualTo(NEVER_OPENED);
            assertThat(rig.count(Count.HANDSHAKE_FAILED)).isZero();
            assertThat(rig.count(Count.CLOSED)).isZero();
        }
    }

    @Test
    void oneThatJustBeganToConnectIsClosed() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.viewer(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            // From the loop itself, all in one turn: no answer of the origin's can come in between.
            EventLoop loop = viewer.loop().eventLoop();
            loop.execute(() -> {
                viewer.open(rig.now(), opening);
                loop.execute(() -> {
                    viewer.loop().fireDue();
                    viewer.close(() -> closed.complete(null));
                });
            });
            Rig.get(closed);

            assertThat(opening.reason()).isEqualTo(NEVER_OPENED);
        }
    }

    @Test
    void oneThatIsAwayIsClosed() throws Exception {
        Duration hour = Duration.ofHours(1);
        ViewerSettings patient = new ViewerSettings(
                1, 1, Patience.LIMIT, new Backoff(hour, hour, 1), Duration.ZERO, true, Duration.ZERO);
        CountDownLatch dropped = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.sendClose(1001);
                    connection.readToEnd();
                    dropped.countDown();
                });
                Rig rig = Rig.start(patient)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            dropped.await();
            rig.awaitLoop(viewer);
            rig.close(viewer);

            assertThat(rig.count(Count.DROPPED)).isEqualTo(1);
            assertThat(rig.count(Count.CLOSED)).isZero();
            assertThat(rig.readings().open()).isZero();
        }
    }

    @Test
    void aStreamEndsThoughItsViewerIsClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    int opcode = Frames.BINARY;
                    while (opcode != Frames.CLOSE) {
                        opcode = connection.readFrame().opcode();
                    }
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming =
                    rig.streaming(viewer, Rig.messages(100, Duration.ofMillis(100), Duration.ofMillis(50)));
            rig.close(viewer);
            StreamOutcome outcome = Rig.get(streaming);

            assertThat(outcome.answered()).isZero();
            assertThat(outcome.failed()).isEqualTo(10);
            assertThat(rig.count(Count.SENT) + rig.count(Count.UNSENT)).isEqualTo(10);
            assertThat(rig.count(Count.LOST)).isEqualTo(rig.count(Count.SENT));
        }
    }

    /** Our origin speaks no HTTP/2. */
    private static List<Transport> withConnectionsOfTheirOwn() {
        return Transport.all().stream()
                .filter(transport -> !transport.sharesConnections())
                .toList();
    }
}

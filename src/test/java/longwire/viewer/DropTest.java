package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.SendSchedule;
import longwire.measurement.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that the other side ends. */
@Timeout(Patience.TEST_SECONDS)
class DropTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final StreamSettings oneEachSecond = Rig.messages(1, TEN_SECONDS, DEADLINE);
    private final CountDownLatch dropped = new CountDownLatch(1);
    private final CountDownLatch mayReturn = new CountDownLatch(1);
    private final CountDownLatch returned = new CountDownLatch(1);

    /** How a server ends a connection. */
    interface Ending {
        void end(ServerConnection connection) throws IOException;
    }

    /** Of ten messages two are answered, the third is lost with its connection, three fall due while it is away. */
    @Test
    void whatWasInFlightIsLostAndWhatFellDueMeanwhileIsUnsentAndNothingDisappears() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    if (connection.number() == 0) {
                        connection.upgrade();
                        for (byte[] message : connection.readMessages(3).subList(0, 2)) {
                            connection.sendFrame(ServerConnection.WHOLE | Frames.BINARY, message);
                        }
                        connection.sendClose(1001);
                        ServerConnection.Frame close = connection.readFrame();
                        assertThat(close.opcode()).isEqualTo(Frames.CLOSE);
                        assertThat(close.payload()).containsExactly(0x03, 0xe9);
                        assertThat(connection.readToEnd()).isEmpty();
                        dropped.countDown();
                    } else {
                        mayReturn.await();
                        connection.upgrade();
                        connection.awaitPong();
                        returned.countDown();
                        connection.echo();
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, due(2));
            dropped.await();
            rig.awaitLoop(viewer);
            goOnTo(rig, viewer, due(5));
            mayReturn.countDown();
            returned.await();
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
            StreamOutcome outcome = Rig.get(streaming);

            assertThat(outcome.answered()).isEqualTo(6);
            assertThat(outcome.failed()).isEqualTo(4);
            assertThat(rig.count(Count.SENT)).isEqualTo(7);
            assertThat(rig.count(Count.RECEIVED)).isEqualTo(6);
            assertThat(rig.count(Count.LOST)).isEqualTo(1);
            assertThat(rig.count(Count.UNSENT)).isEqualTo(3);
            assertThat(rig.count(Count.DUE_MEASURED)).isEqualTo(10);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(10);
            assertThat(rig.series(Series.RESPONSE).getCountAtValue(DEADLINE.toNanos()))
                    .isEqualTo(4);
            assertThat(rig.count(Count.DROPPED)).isEqualTo(1);
            assertThat(rig.readings().drops()).isEqualTo(Map.of("1001", 1L));
            assertThat(rig.count(Count.RETURNED)).isEqualTo(1);
            assertThat(rig.series(Series.AWAY).getCountAtValue(due(5) - due(2))).isEqualTo(1);
            assertThat(rig.samples(Series.HANDSHAKE)).isEqualTo(1);
            assertThat(rig.samples(Series.UPGRADE)).isEqualTo(2);
            assertThat(rig.readings().open()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("endings")
    void aDropIsCountedUnderItsCloseCode(String sentence, Ending ending, String code) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    if (connection.number() == 0) {
                        connection.readMessages(1);
                        ending.end(connection);
                    } else {
                        connection.awaitPong();
                        returned.countDown();
                        connection.echo();
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, due(0));
            returned.await();
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());

            assertThat(Rig.get(streaming).failed()).isEqualTo(1);
            assertThat(rig.readings().drops()).isEqualTo(Map.of(code, 1L));
            assertThat(rig.count(Count.RETURNED)).isEqualTo(1);
        }
    }

    static List<Arguments> endings() {
        Ending going = connection -> {
            connection.sendClose(1001);
            connection.readToEnd();
        };
        Ending noCode = connection -> {
            connection.sendFrame(ServerConnection.WHOLE | Frames.CLOSE, new byte[0]);
            connection.readToEnd();
        };
        Ending withReason = connection -> {
            byte[] reason = "\u0003\u00f3 overload".getBytes("ISO-8859-1");
            connection.sendFrame(ServerConnection.WHOLE | Frames.CLOSE, reason);
            connection.readToEnd();
        };
        Ending halfAFrame = connection -> connection.send(new byte[] {(byte) 0x82, 64, 1, 2, 3});
        Ending halfAMessage = connection -> connection.sendFrame(Frames.BINARY, new byte[30]);
        return List.of(
                Arguments.of("a close frame", going, "1001"),
                Arguments.of("a close frame without a code", noCode, "1005"),
                Arguments.of("a close frame with a reason", withReason, "1011 overload"),
                Arguments.of("no close frame", (Ending) ServerConnection::close, "none"),
                Arguments.of("half a frame", halfAFrame, "none"),
                Arguments.of("half a message", halfAMessage, "none"));
    }

    @Test
    void aViewerThatCannotReturnGivesUpAndItsStreamStillEnds() throws Exception {
        CountDownLatch refused = new CountDownLatch(Rig.SOON.attempts());

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    if (connection.number() == 0) {
                        connection.upgrade();
                        connection.readMessages(1);
                        return;
                    }
                    connection.readRequest();
                    connection.send("HTTP/1.1 503 Service Unavailable\r\n\r\n");
                    connection.readToEnd();
                    refused.countDown();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, due(0));
            refused.await();
            rig.awaitLoop(viewer);
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
            StreamOutcome outcome = Rig.get(streaming);
            rig.close(viewer);

            assertThat(outcome).isEqualTo(new StreamOutcome(0, 10, 0));
            assertThat(rig.count(Count.LOST)).isEqualTo(1);
            assertThat(rig.count(Count.UNSENT)).isEqualTo(9);
            assertThat(rig.count(Count.HANDSHAKE_FAILED)).isEqualTo(2);
            assertThat(rig.count(Count.FIRST_HANDSHAKE_FAILED)).isZero();
            assertThat(rig.count(Count.GAVE_UP)).isEqualTo(1);
            assertThat(rig.count(Count.RETURNED)).isZero();
            assertThat(rig.count(Count.CLOSED)).isZero();
            assertThat(rig.readings().open()).isZero();
            assertThat(server.connections()).hasSize(3);
        }
    }

    private long due(int index) {
        SendSchedule schedule = oneEachSecond.schedule(0, 1);
        return start + schedule.dueNanos(index);
    }

    private void goOnTo(Rig rig, Viewer viewer, long nanos) throws Exception {
        rig.awaitLoop(viewer);
        clock.set(nanos);
        rig.fireDue(viewer);
    }
}

package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.SendSchedule;
import longwire.measurement.Series;
import longwire.origin.OriginServer;
import longwire.viewer.StreamSettings.Arrival;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is timed, from when to when: on a clock that stands still, so that each figure is exact. */
@Timeout(Patience.TEST_SECONDS)
class TimingTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String NOTHING_NEW = "HTTP/1.1 204 No Content\r\n\r\n";

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final long end = start + TEN_SECONDS.toNanos();
    private final StreamSettings oneEachSecond = Rig.messages(1, TEN_SECONDS);

    /** A generator that freezes finds each message due in it late by what is left of it, and says whose fault it was. */
    @Test
    void aStallOfTheGeneratorIsChargedToEveryMessageDueInIt() throws Exception {
        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            rig.awaitLoop(viewer);
            clock.set(end);
            rig.fireDue(viewer);
            StreamOutcome outcome = Rig.get(streaming);

            rig.assertAllCameBack();
            assertThat(outcome.slowestNanos())
                    .isEqualTo(end - dues(oneEachSecond).get(0));
            assertWaits(rig.series(Series.RESPONSE), untilEnd());
            assertWaits(rig.series(Series.SEND_LAG), untilEnd());
            assertThat(rig.series(Series.SERVICE).getMaxValue()).isZero();
            assertThat(rig.count(Count.DUE_MEASURED)).isEqualTo(10);
            // The window had ended when they went out.
            assertThat(rig.count(Count.SENT_MEASURED)).isZero();
        }
    }

    /**
     * The counter-test of a naive recording: a server stands still while ten polls fall due. Timed from when each was
     * sent, nine of ten were answered at once; timed from when each was due, none was.
     */
    @Test
    void aStallOfTheServerIsChargedToEveryPollDueInIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    released.await();
                    connection.send(NOTHING_NEW);
                    while (true) {
                        connection.readRequest();
                        connection.send(NOTHING_NEW);
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.POLL, server.target("/poll"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            rig.awaitLoop(viewer);
            clock.set(dues(oneEachSecond).get(0));
            rig.fireDue(viewer);
            asked.await();
            clock.set(end);
            rig.fireDue(viewer);
            assertThat(rig.count(Count.SENT)).isEqualTo(1);
            released.countDown();
            Rig.get(streaming);

            rig.assertAllCameBack();
            assertWaits(rig.series(Series.RESPONSE), untilEnd());
            assertWaits(rig.series(Series.SERVICE), untilEnd().subList(0, 1));
            assertThat(rig.series(Series.SERVICE).getCountAtValue(0)).isEqualTo(9);
            // That they waited for the answer before them is the transport's doing, not the generator's.
            assertThat(rig.series(Series.SEND_LAG).getMaxValue()).isZero();
            assertThat(rig.samples(Series.SEND_LAG)).isEqualTo(10);
        }
    }

    /** A reply that waits in the socket while the loop does something else: the service time is long, and says why. */
    @Test
    void aReplyThatIsReadLateIsToldAsReadLate() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        StreamSettings one = Rig.messages(1, Duration.ofSeconds(1));

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    byte[] message = connection.readMessages(1).get(0);
                    released.await();
                    connection.sendFrame(ServerConnection.WHOLE | Frames.BINARY, message);
                    answered.countDown();
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, one);
            rig.awaitLoop(viewer);
            clock.set(dues(one).get(0));
            rig.fireDue(viewer);
            viewer.loop().eventLoop().submit(() -> {
                released.countDown();
                answered.await();
                clock.set(start + TEN_SECONDS.toNanos());
                return null;
            });
            Rig.get(streaming);

            assertThat(rig.samples(Series.READ_LAG)).isEqualTo(1);
            assertThat(rig.series(Series.READ_LAG).getMaxValue())
                    .isGreaterThanOrEqualTo(rig.series(Series.SERVICE).getMaxValue());
        }
    }

    /** Messages that are in flight together wait together, since none is kept back by another. */
    @Test
    void aStallOfTheServerIsChargedToEveryMessageDueInIt() throws Exception {
        CountDownLatch released = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    List<byte[]> messages = connection.readMessages(10);
                    released.await();
                    for (byte[] message : messages) {
                        connection.sendFrame(ServerConnection.WHOLE | Frames.BINARY, message);
                    }
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            rig.awaitLoop(viewer);
            for (long due : dues(oneEachSecond)) {
                clock.set(due);
                rig.fireDue(viewer);
            }
            clock.set(end);
            rig.fireDue(viewer);
            released.countDown();
            Rig.get(streaming);

            rig.assertAllCameBack();
            assertWaits(rig.series(Series.RESPONSE), untilEnd());
            assertWaits(rig.series(Series.SERVICE), untilEnd());
            assertThat(rig.series(Series.SEND_LAG).getMaxValue()).isZero();
            assertThat(rig.count(Count.SENT_MEASURED)).isEqualTo(10);
        }
    }

    @Test
    void onlyMessagesDueInTheMeasuredWindowAreTimed() throws Exception {
        Duration second = Duration.ofSeconds(1);
        StreamSettings settings = new StreamSettings(
                10, Arrival.UNIFORM, 1, 64, false, second, Duration.ofSeconds(2), Duration.ofSeconds(30));

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, settings);
            rig.awaitLoop(viewer);
            clock.set(start + second.toNanos() - 1);
            rig.fireDue(viewer);
            assertThat(rig.count(Count.DUE_MEASURED)).isZero();
            assertThat(rig.count(Count.SENT)).isEqualTo(10);
            clock.set(start + 3 * second.toNanos() - 1);
            rig.fireDue(viewer);
            clock.set(start + 3 * second.toNanos());
            rig.fireDue(viewer);
            Rig.get(streaming);

            rig.assertAllCameBack();
            assertThat(rig.count(Count.SENT)).isEqualTo(30);
            assertThat(rig.count(Count.DUE_MEASURED)).isEqualTo(20);
            assertThat(rig.count(Count.SENT_MEASURED)).isEqualTo(20);
            for (Series each : List.of(Series.RESPONSE, Series.SERVICE, Series.SEND_LAG)) {
                assertThat(rig.samples(each)).as(each.tag()).isEqualTo(20);
            }
        }
    }

    /** A viewer of one message an hour ends with its window all the same. */
    @Test
    void aStreamEndsWithItsWindowThoughTheNextMessageIsDueMuchLater() throws Exception {
        StreamSettings oneEachHour = Rig.messages(1.0 / 3_600, TEN_SECONDS);

        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachHour);
            rig.awaitLoop(viewer);
            clock.set(end);
            rig.fireDue(viewer);

            assertThat(Rig.get(streaming)).isEqualTo(new StreamOutcome(0, 0, 0));
        }
    }

    @Test
    void aHandshakeIsTimedFromWhenItWasDue() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Rig.Opening opening = new Rig.Opening();

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    String request = connection.readRequest();
                    asked.countDown();
                    released.await();
                    connection.send(ServerConnection.acceptance(request));
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.viewer(Transport.WEBSOCKET, server.target("/"));
            viewer.open(start + Duration.ofSeconds(1).toNanos(), opening);
            rig.awaitLoop(viewer);
            clock.set(start + Duration.ofSeconds(2).toNanos());
            rig.fireDue(viewer);
            asked.await();
            clock.set(end);
            released.countDown();
            assertThat(opening.reason()).isEmpty();

            assertWaits(
                    rig.series(Series.HANDSHAKE), List.of(Duration.ofSeconds(9).toNanos()));
            assertWaits(
                    rig.series(Series.UPGRADE), List.of(Duration.ofSeconds(8).toNanos()));
            assertThat(rig.series(Series.TCP).getMaxValue()).isZero();
        }
    }

    private List<Long> dues(StreamSettings settings) {
        SendSchedule schedule = settings.schedule(0, 1);
        List<Long> dues = new ArrayList<>();
        for (int i = 0; start + schedule.dueNanos(i) < end; i++) {
            dues.add(start + schedule.dueNanos(i));
        }
        return dues;
    }

    private List<Long> untilEnd() {
        return dues(oneEachSecond).stream().map(due -> end - due).toList();
    }

    private static void assertWaits(Histogram recorded, List<Long> waits) {
        for (long wait : waits) {
            assertThat(recorded.getCountAtValue(wait))
                    .as("samples of %d ns", wait)
                    .isEqualTo(1);
        }
    }
}

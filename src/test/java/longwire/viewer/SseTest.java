package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server-sent events: read as they come, and resumed behind the last one after a drop. */
@Timeout(Patience.TEST_SECONDS)
class SseTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String TO_THE_END = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=UTF-8\r\n\r\n";

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    @Test
    void theEventsOfARealOriginAreCountedAndTimed() throws Exception {
        try (OriginServer origin = Rig.origin(200);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.SSE, Rig.target(origin, "/sse"));
            StreamOutcome outcome = Rig.get(rig.subscribing(viewer, Duration.ofMillis(300)));
            rig.close(viewer);

            assertThat(outcome.answered()).isPositive();
            assertThat(outcome.failed()).isZero();
            assertThat(rig.samples(Series.STALENESS)).isPositive().isLessThanOrEqualTo(outcome.answered());
            assertThat(rig.samples(Series.UPGRADE)).isEqualTo(1);
            assertThat(rig.count(Count.REQUESTS)).isEqualTo(1);
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.EVENTS_DUPLICATED)).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.count(Count.DROPPED)).isZero();
        }
    }

    /** Events 5 to 8 come in three connections; 7 was cut in half, and the server sends 6 twice. */
    @Test
    void aDroppedStreamIsResumedBehindItsLastWholeEvent() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    requests.add(connection.readRequest());
                    subscribed.await();
                    switch (connection.number()) {
                        case 0 -> {
                            String half = event(7).substring(0, 40);
                            connection.send(ServerStreams.HEAD + ServerStreams.chunk(event(5) + event(6) + half));
                        }
                        case 1 ->
                            connection.send(
                                    ServerStreams.HEAD + ServerStreams.chunk(event(6) + event(7)) + "0\r\n\r\n");
                        default -> {
                            connection.send(TO_THE_END + event(8));
                            sent.countDown();
                            connection.readToEnd();
                        }
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.viewer(Transport.SSE, server.target("/sse"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS);
            viewer.open(rig.now(), new Rig.Opening());
            subscribed.countDown();
            sent.await();
            while (rig.count(Count.EVENTS) < 3) {
                rig.awaitLoop(viewer);
            }
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            assertThat(Rig.get(outcome).failed()).isZero();
            assertThat(rig.count(Count.EVENTS)).isEqualTo(3);
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.EVENTS_DUPLICATED)).isEqualTo(1);
            assertThat(rig.count(Count.SILENT_VIEWERS)).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.readings().drops()).isEqualTo(Map.of("none", 1L, "ended", 1L));
            assertThat(request()).contains("Accept: text/event-stream\r\n").doesNotContain("Last-Event-ID");
            assertThat(request()).contains("\r\nLast-Event-ID: 6\r\n");
            assertThat(request()).contains("\r\nLast-Event-ID: 7\r\n");
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nnot found\n', "
                + "'event stream answered with status 404 (expected: 200): Not Found: not found'",
        "'HTTP/1.1 204 No Content\r\n\r\n', " + "'event stream answered with status 204 (expected: 200): No Content'",
        "'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>a\n', "
                + "'event stream answered with Content-Type: text/html (expected: text/event-stream): OK'",
        "'HTTP/1.1 200 OK\r\nContent-Type: text/event-streams\r\n\r\ndata: a\n\n', "
                + "'event stream answered with Content-Type: text/event-streams (expected: text/event-stream): OK: data: a'",
        "'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n', "
                + "'event stream answered with Content-Encoding: gzip (expected: none): OK'",
    })
    void anotherAnswerIsRefusedWithWhatItIs(String answer, String reason) throws Exception {
        try (ScriptedServer server = answering(answer);
                Rig rig = Rig.start()) {
            assertThat(rig.giveUp(Transport.SSE, server.target("/sse"))).isEqualTo(reason);
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() throws Exception {
        try (ScriptedServer server = answering("HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000));
                Rig rig = Rig.start()) {
            assertThat(rig.giveUp(Transport.SSE, server.target("/sse")))
                    .isEqualTo("answer: more than 65536 bytes of headers");
        }
    }

    @Test
    void aStreamWithoutEventsLeavesItsViewerSilent() throws Exception {
        try (ScriptedServer server = answering(ServerStreams.HEAD);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.SSE, server.target("/sse"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS);
            rig.awaitLoop(viewer);
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            assertThat(Rig.get(outcome)).isEqualTo(new StreamOutcome(0, 0, 0));
            assertThat(rig.count(Count.SILENT_VIEWERS)).isEqualTo(1);
        }
    }

    /** Event 7 is due in the window and comes after its end; 8 was due later, so that nothing of the window can follow it. */
    @Test
    void whatIsOnItsWayAtTheEndIsAwaited() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        long later = start + TEN_SECONDS.toNanos();

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send(ServerStreams.HEAD + ServerStreams.chunk(event(5) + event(6)));
                    ended.await();
                    connection.send(ServerStreams.chunk(event(7) + ServerStreams.event(8, later)));
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.viewer(Transport.SSE, server.target("/sse"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS, TEN_SECONDS);
            viewer.open(rig.now(), new Rig.Opening());
            while (rig.count(Count.EVENTS) < 1) {
                rig.awaitLoop(viewer);
            }
            clock.set(later);
            rig.fireDue(viewer);
            assertThat(outcome).isNotDone();
            ended.countDown();

            assertThat(Rig.get(outcome).answered()).isEqualTo(3);
            assertThat(rig.count(Count.EVENTS_MEASURED)).isEqualTo(3);
            assertThat(rig.count(Count.SUBSCRIPTIONS)).isEqualTo(1);
        }
    }

    @Test
    void aLaterEventIsAwaitedUntilTheDeadline() throws Exception {
        try (ScriptedServer server = answering(ServerStreams.HEAD);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.SSE, server.target("/sse"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS, TEN_SECONDS);
            rig.awaitLoop(viewer);
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);
            assertThat(outcome).isNotDone();
            clock.set(start + 2 * TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            assertThat(Rig.get(outcome)).isEqualTo(new StreamOutcome(0, 0, 0));
            assertThat(rig.count(Count.SUBSCRIPTIONS)).isEqualTo(1);
        }
    }

    @Test
    void malformedChunksEndTheConnection() throws Exception {
        try (ScriptedServer server = answering(ServerStreams.HEAD + "nonsense\r\n");
                Rig rig = Rig.start()) {
            rig.open(Transport.SSE, server.target("/sse"));
            while (rig.readings().drops().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(rig.readings().drops()).containsOnlyKeys("none");
            assertThat(rig.count(Count.CORRUPTED)).isPositive();
        }
    }

    private ScriptedServer answering(String answer) throws IOException {
        return ScriptedServer.telling(connection -> {
            connection.readRequest();
            connection.send(answer);
            connection.readToEnd();
        });
    }

    private String event(long sequence) {
        return ServerStreams.event(sequence, start);
    }

    private String request() throws InterruptedException {
        return requests.poll(Patience.SECONDS, TimeUnit.SECONDS);
    }
}

package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls: one at a time, each asking for what is new. */
@Timeout(Patience.TEST_SECONDS)
class PollTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String NOTHING_NEW = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String ZERO = "0".repeat(19);

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final StreamSettings oneEachSecond = Rig.messages(1, TEN_SECONDS);
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    @Test
    void everyPollOfARealOriginIsAnsweredAndTheEventsInItsAnswersAreTimed() throws Exception {
        try (OriginServer origin = Rig.origin(200);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.POLL, Rig.target(origin, "/poll"));
            StreamOutcome outcome = rig.stream(viewer, Rig.messages(50, Duration.ofMillis(300)));

            rig.assertAllCameBack();
            assertThat(outcome.answered()).isEqualTo(15);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(15);
            assertThat(rig.samples(Series.HANDSHAKE)).isEqualTo(1);
            assertThat(rig.samples(Series.UPGRADE)).isZero();
            assertThat(rig.count(Count.EVENTS)).isPositive();
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
        }
    }

    /** Of eleven polls ten are due while the first is unanswered; not one is sent before it is. */
    @Test
    void thereIsOneRequestAtATime() throws Exception {
        CountDownLatch released = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    requests.add(connection.readRequest());
                    released.await();
                    while (true) {
                        connection.send(NOTHING_NEW);
                        requests.add(connection.readRequest());
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.POLL, server.target("/poll?of=me"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
            assertThat(request()).startsWith("GET /poll?of=me&since=" + ZERO + " HTTP/1.1\r\nHost: 127.0.0.1:");
            assertThat(rig.count(Count.SENT)).isEqualTo(1);
            released.countDown();

            assertThat(Rig.get(streaming).answered()).isEqualTo(10);
            rig.assertAllCameBack();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTHING_NEW,
                "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\nContent-Length: 64\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: 1\r\n\r\n",
            })
    void anAnswerWithoutEventsIsAnAnswer(String answer) throws Exception {
        try (ScriptedServer server = answering(answer, answer);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            StreamOutcome outcome = pollAtOnce(rig, server);

            assertThat(outcome.answered()).isEqualTo(10);
            rig.assertAllCameBack();
            assertThat(rig.count(Count.EVENTS)).isZero();
        }
    }

    /** What was there when the viewer came is as old as it happens to be; only what came later tells of the way here. */
    @Test
    void eventsAreTimedFromTheSecondAnswerOn() throws Exception {
        String before = events(3, start - 9) + events(4, start - 8);
        String since = events(5, start) + events(7, start) + events(7, start);

        try (ScriptedServer server = answering(sized(before), chunked(since));
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            pollAtOnce(rig, server);

            rig.assertAllCameBack();
            assertThat(rig.count(Count.EVENTS)).isEqualTo(2);
            assertThat(rig.count(Count.EVENTS_MISSED)).isEqualTo(1);
            assertThat(request()).contains("since=" + ZERO + " ");
            assertThat(request()).contains("since=0000000000000000004 ");
            assertThat(request()).contains("since=0000000000000000007 ");
        }
    }

    @Test
    void theAgeOfAnEventCountsFromItsCreation() throws Exception {
        long received = start + Duration.ofSeconds(5).toNanos();
        long created = received - Duration.ofMillis(1_500).toNanos();

        try (ScriptedServer server = answering(sized(events(1, start)), sized(events(2, created)));
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.POLL, server.target("/poll"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, received);
            while (rig.count(Count.RECEIVED) < 5) {
                rig.awaitLoop(viewer);
            }
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
            Rig.get(streaming);

            assertThat(rig.count(Count.EVENTS)).isEqualTo(1);
            assertThat(rig.samples(Series.STALENESS)).isEqualTo(1);
            assertThat(rig.series(Series.STALENESS).getCountAtValue(received - created))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nbad\n'",
        "'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'",
        "'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'",
    })
    void aWrongAnswerIsCorruptedAndItsPollLostAndTheNextIsAsked(String wrong) throws Exception {
        try (ScriptedServer server = answering(wrong, NOTHING_NEW);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            StreamOutcome outcome = pollAtOnce(rig, server);

            assertThat(outcome.answered()).isEqualTo(9);
            assertThat(outcome.failed()).isEqualTo(1);
            assertThat(rig.count(Count.CORRUPTED)).isEqualTo(1);
            assertThat(rig.count(Count.LOST)).isEqualTo(1);
            assertThat(rig.count(Count.REORDERED)).isZero();
            assertThat(rig.count(Count.DROPPED)).isZero();
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(10);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'HTTP/1.1 200 OK\r\n\r\n'",
        "'HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n'",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n'",
        "'PONG\r\n\r\n'",
    })
    void anAnswerThatCannotBeReadEndsTheConnection(String unreadable) throws Exception {
        try (ScriptedServer server = answering(unreadable, unreadable);
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            StreamOutcome outcome = pollAtOnce(rig, server);

            assertThat(outcome).isEqualTo(new StreamOutcome(0, 10, 0));
            assertThat(rig.count(Count.CORRUPTED)).isEqualTo(1);
            assertThat(rig.count(Count.LOST)).isEqualTo(1);
            assertThat(rig.count(Count.UNSENT)).isEqualTo(9);
            assertThat(rig.readings().drops()).isEqualTo(Map.of("none", 1L));
        }
    }

    /** What would be sent behind an announced close is lost on the way, so it is not sent. */
    @Test
    void aConnectionWhoseEndIsAnnouncedIsLeftAndAnotherOpened() throws Exception {
        CountDownLatch left = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    if (connection.number() == 0) {
                        connection.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                        assertThat(connection.readToEnd()).isEmpty();
                        left.countDown();
                    }
                    while (connection.number() > 0) {
                        connection.send(NOTHING_NEW);
                        connection.readRequest();
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.POLL, server.target("/poll"));
            CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
            goOnTo(rig, viewer, start + 4_000_000_000L);
            left.await();
            while (rig.count(Count.RETURNED) == 0) {
                rig.awaitLoop(viewer);
            }
            goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
            StreamOutcome outcome = Rig.get(streaming);

            assertThat(outcome.answered()).isEqualTo(7);
            assertThat(rig.count(Count.SENT)).isEqualTo(7);
            assertThat(rig.count(Count.LOST)).isZero();
            assertThat(rig.count(Count.UNSENT)).isEqualTo(3);
            assertThat(rig.readings().drops()).isEqualTo(Map.of("announced", 1L));
            assertThat(rig.samples(Series.AWAY)).isEqualTo(1);
        }
    }

    /** Answers the first poll with {@code first}, the others with {@code then}. */
    private ScriptedServer answering(String first, String then) throws IOException {
        return ScriptedServer.telling(connection -> {
            requests.add(connection.readRequest());
            connection.send(first);
            while (true) {
                requests.add(connection.readRequest());
                connection.send(then);
            }
        });
    }

    private StreamOutcome pollAtOnce(Rig rig, ScriptedServer server) throws Exception {
        Viewer viewer = rig.open(Transport.POLL, server.target("/poll"));
        CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, oneEachSecond);
        goOnTo(rig, viewer, start + TEN_SECONDS.toNanos());
        return Rig.get(streaming);
    }

    private void goOnTo(Rig rig, Viewer viewer, long nanos) throws Exception {
        rig.awaitLoop(viewer);
        clock.set(nanos);
        rig.fireDue(viewer);
    }

    private String request() throws InterruptedException {
        return requests.poll(Patience.SECONDS, TimeUnit.SECONDS);
    }

    /** Bytes as characters of ISO 8859-1. */
    private static String events(long sequence, long createdNanos) {
        byte[] event = new byte[Rig.EVENT_BYTES];
        new Stamp().write(ByteBuffer.wrap(event), sequence, createdNanos);
        return new String(event, StandardCharsets.ISO_8859_1);
    }

    private static String sized(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        StringBuilder chunks = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (String part : List.of(body.substring(0, 100), body.substring(100))) {
            chunks.append(Integer.toHexString(part.length()))
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }
}

package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
import longwire.message.Stamp;
import longwire.origin.OriginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long polls: asked again at once, each behind the newest event. */
@Timeout(Patience.TEST_SECONDS)
class LongPollTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String NOTHING_NEW = "HTTP/1.1 204 No Content\r\n\r\n";

    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    @Test
    void theEventsOfARealOriginAreCountedAndTimed() throws Exception {
        try (OriginServer origin = Rig.origin(200);
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.LONG_POLL, Rig.target(origin, "/long-poll"));
            StreamOutcome outcome = Rig.get(rig.subscribing(viewer, Duration.ofMillis(300)));
            rig.close(viewer);

            assertThat(outcome.answered()).isPositive();
            assertThat(outcome.failed()).isZero();
            assertThat(rig.samples(Series.STALENESS)).isPositive().isLessThanOrEqualTo(outcome.answered());
            // The handshake, the first of the subscription, one for each event or several, and the last.
            assertThat(rig.count(Count.REQUESTS)).isBetween(3L, outcome.answered() + 4);
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.EVENTS_DUPLICATED)).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.count(Count.DROPPED)).isZero();
        }
    }

    @Test
    void eachIsAskedAgainBehindTheNewestEventAlsoAfterADrop() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    requests.add(connection.readRequest());
                    if (connection.number() == 0) {
                        connection.send(events(4));
                        requests.add(connection.readRequest());
                        connection.send(events(5));
                        requests.add(connection.readRequest());
                        connection.send(NOTHING_NEW);
                        requests.add(connection.readRequest());
                        connection.send(events(6, 7));
                        requests.add(connection.readRequest());
                        return;
                    }
                    connection.send(events(8, 9));
                    requests.add(connection.readRequest());
                    sent.countDown();
                    connection.readToEnd();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.LONG_POLL, server.target("/long-poll?a=b"));
            CompletableFuture<StreamOutcome> outcome = rig.subscribing(viewer, TEN_SECONDS);
            rig.awaitLoop(viewer);
            sent.await();
            clock.set(start + TEN_SECONDS.toNanos());
            rig.fireDue(viewer);

            assertThat(Rig.get(outcome).failed()).isZero();
            assertThat(rig.count(Count.EVENTS)).isEqualTo(4);
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.readings().drops()).isEqualTo(Map.of("none", 1L));
            for (String after : new String[] {"", "", "&after=5", "&after=5", "&after=7", "&after=7", "&after=9"}) {
                assertThat(request().replaceAll("=0+", "=")).startsWith("GET /long-poll?a=b" + after + " HTTP/1.1\r\n");
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nnot found\n', "
                + "'long poll answered with status 404 (expected: 200 or 204): not found'",
        "'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', "
                + "'long poll answered with something other than an event: hello'",
    })
    void anotherAnswerIsRefusedWithWhatItIs(String answer, String reason) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    connection.send(answer);
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            assertThat(rig.giveUp(Transport.LONG_POLL, server.target("/long-poll")))
                    .isEqualTo(reason);
        }
    }

    private String events(long... sequences) throws IOException {
        StringBuilder body = new StringBuilder();
        for (long sequence : sequences) {
            byte[] event = new byte[Rig.EVENT_BYTES];
            new Stamp().write(ByteBuffer.wrap(event), sequence, start);
            body.append(new String(event, StandardCharsets.ISO_8859_1));
        }
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String request() throws InterruptedException {
        return requests.poll(Patience.SECONDS, TimeUnit.SECONDS);
    }
}

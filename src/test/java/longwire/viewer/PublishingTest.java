package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.JsonRpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What some viewers publish and others receive: each delivery is timed and counted, and each that is missing. */
@Timeout(Patience.TEST_SECONDS)
class PublishingTest {
    private static final int RECEIVERS = 3;
    private static final int MESSAGES = 5;
    private static final StreamSettings FIVE = Rig.messages(100, Duration.ofMillis(50), Duration.ofMillis(300));
    private static final ViewerSettings JSON_RPC =
            Rig.SETTINGS.conversation(new ConversationSettings(new JsonRpc(), List.of(), Map.of(), 1));

    private final ManualClock clock = new ManualClock();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean standingClock;

    /** What a service does with publish {@code id}. */
    private interface Room {
        void publish(List<ServerConnection> receivers, int id, String notification) throws Exception;
    }

    @Test
    void eachReceiverGetsEachPublishAndNobodySendsButThePublisher() throws Exception {
        try (ScriptedServer server = service((receivers, id, publish) -> tellAll(receivers, publish));
                Rig rig = Rig.start(JSON_RPC).inRoom(1, RECEIVERS)) {
            List<StreamOutcome> outcomes = streamAll(rig, server, FIVE);

            assertThat(outcomes).extracting(StreamOutcome::answered).containsOnly((long) MESSAGES);
            assertThat(outcomes).extracting(StreamOutcome::failed).containsOnly(0L);
            assertThat(rig.count(Count.SENT)).isEqualTo(MESSAGES);
            assertThat(rig.count(Count.RECEIVED)).isEqualTo(MESSAGES);
            assertThat(rig.count(Count.DELIVERED)).isEqualTo((long) MESSAGES * RECEIVERS);
            assertThat(rig.samples(Series.FAN_OUT)).isEqualTo((long) MESSAGES * RECEIVERS);
            assertThat(rig.samples(Series.SKEW)).isEqualTo(MESSAGES);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(MESSAGES);
            assertNone(rig, Count.MISSED, Count.DELIVERED_AGAIN, Count.PUSHES, Count.LOST, Count.CORRUPTED);
        }
    }

    @Test
    void aReceiverThatMissesOneAndOneThatGetsOneTwiceAreFound() throws Exception {
        try (ScriptedServer server = service((receivers, id, publish) -> {
                    tellAll(receivers.subList(0, id == 3 ? RECEIVERS - 1 : RECEIVERS), publish);
                    if (id == 1) {
                        tellAll(receivers.subList(0, 1), publish);
                    }
                });
                Rig rig = Rig.start(JSON_RPC).inRoom(1, RECEIVERS)) {
            List<StreamOutcome> outcomes = streamAll(rig, server, FIVE);

            // The server knows its receivers in the order in which they came.
            assertThat(outcomes).extracting(StreamOutcome::failed).containsExactlyInAnyOrder(0L, 0L, 0L, 1L);
            assertThat(rig.count(Count.MISSED)).isEqualTo(1);
            assertThat(rig.count(Count.DELIVERED)).isEqualTo(MESSAGES * RECEIVERS - 1L);
            assertThat(rig.count(Count.DELIVERED_AGAIN)).isEqualTo(1);
            assertThat(rig.samples(Series.SKEW)).as("of those that got it").isEqualTo(MESSAGES);
        }
    }

    @Test
    void whatNobodyPublishedIsAPush() throws Exception {
        try (ScriptedServer server = service((receivers, id, publish) -> {
                    tellAll(receivers, publish);
                    tellAll(receivers, "{\"method\":\"news\",\"params\":[\"hello\"]}");
                });
                Rig rig = Rig.start(JSON_RPC).inRoom(1, RECEIVERS)) {
            streamAll(rig, server, FIVE);

            assertThat(rig.count(Count.PUSHES)).isEqualTo((long) MESSAGES * RECEIVERS);
            assertNone(rig, Count.MISSED, Count.CORRUPTED);
        }
    }

    /** On a clock that stands still: the receivers have the only publish 2, 5 and 12 ms after it was due. */
    @Test
    void eachTimeCountsFromWhenThePublishWasDueAndTheSkewFromTheFirstToTheLast() throws Exception {
        standingClock = true;
        StreamSettings one = Rig.messages(1, Duration.ofSeconds(1));
        long start = clock.nanoTime();
        long due = start + one.schedule(0, 1).dueNanos(0);
        try (ScriptedServer server = service((receivers, id, publish) -> {
                    long[] laterMillis = {2, 5, 12};
                    for (int receiver = 0; receiver < RECEIVERS; receiver++) {
                        clock.set(due + laterMillis[receiver] * 1_000_000);
                        receivers.get(receiver).sendText(publish);
                        receivers.get(receiver).awaitPong();
                    }
                });
                Rig rig = Rig.start(JSON_RPC, clock).inRoom(1, RECEIVERS)) {
            List<Viewer> viewers = rig.open(1 + RECEIVERS, Transport.WEBSOCKET, server.target("/"));
            List<CompletableFuture<StreamOutcome>> streaming = new ArrayList<>();
            viewers.forEach(viewer -> streaming.add(rig.streaming(viewer, one)));
            rig.awaitLoop(viewers.get(0));
            clock.set(due);
            rig.fireDue(viewers.get(0));
            over.await();
            for (int look = 0; look < 2; look++) {
                clock.set(start + Duration.ofSeconds(1 + look).toNanos());
                rig.fireDue(viewers.get(0));
            }
            for (CompletableFuture<StreamOutcome> outcome : streaming) {
                Rig.get(outcome);
            }

            for (long millis : new long[] {2, 5, 12}) {
                assertThat(rig.series(Series.FAN_OUT).getCountAtValue(millis * 1_000_000))
                        .as("%d ms", millis)
                        .isEqualTo(1);
            }
            assertThat(rig.samples(Series.FAN_OUT)).isEqualTo(RECEIVERS);
            assertThat(rig.series(Series.SKEW).getCountAtValue(10_000_000)).isEqualTo(1);
            assertThat(rig.samples(Series.SKEW)).isEqualTo(1);
            assertThat(rig.series(Series.RESPONSE).getCountAtValue(12_000_000)).isEqualTo(1);
        }
    }

    @Test
    void aSecondStreamOfTheSameViewersCountsForItself() throws Exception {
        try (ScriptedServer server = service((receivers, id, publish) -> {
                    if (id != 7) {
                        tellAll(receivers, publish);
                    }
                });
                Rig rig = Rig.start(JSON_RPC).inRoom(1, RECEIVERS)) {
            List<Viewer> viewers = rig.open(1 + RECEIVERS, Transport.WEBSOCKET, server.target("/"));
            for (int missed = 0; missed < 2; missed++) {
                List<CompletableFuture<StreamOutcome>> streaming = new ArrayList<>();
                viewers.forEach(viewer -> streaming.add(rig.streaming(viewer, FIVE)));
                for (CompletableFuture<StreamOutcome> outcome : streaming) {
                    Rig.get(outcome);
                }
                assertThat(rig.count(Count.MISSED)).isEqualTo((long) missed * RECEIVERS);
            }
            assertNone(rig, Count.DELIVERED_AGAIN, Count.LOST);
        }
    }

    /** Answers each request of connection 0, and does with it what {@code room} says to the others. */
    private ScriptedServer service(Room room) throws Exception {
        List<ServerConnection> receivers = new ArrayList<>();
        return ScriptedServer.telling(connection -> {
            connection.upgrade();
            if (connection.number() > 0) {
                synchronized (receivers) {
                    receivers.add(connection);
                }
                if (standingClock) {
                    // Until then its pongs are read by the publisher's story.
                    over.await();
                }
                connection.readToEnd();
                return;
            }
            for (int count = 0; ; count++) {
                String request = new String(connection.readFrame().payload(), StandardCharsets.UTF_8);
                if (!request.startsWith("{")) {
                    return;
                }
                String id = request.replaceFirst(".*\"id\":(\\d+).*", "$1");
                room.publish(receivers, count, request.replaceFirst("\"id\":\\d+,", ""));
                connection.sendText("{\"result\":[],\"id\":" + id + "}");
                if (standingClock) {
                    connection.awaitPong();
                    over.countDown();
                }
            }
        });
    }

    private static void tellAll(List<ServerConnection> receivers, String text) throws Exception {
        for (ServerConnection receiver : receivers) {
            receiver.sendText(text);
        }
    }

    private static List<StreamOutcome> streamAll(Rig rig, ScriptedServer server, StreamSettings settings)
            throws Exception {
        List<CompletableFuture<StreamOutcome>> streaming = new ArrayList<>();
        for (Viewer viewer : rig.open(1 + RECEIVERS, Transport.WEBSOCKET, server.target("/"))) {
            streaming.add(rig.streaming(viewer, settings));
        }
        List<StreamOutcome> outcomes = new ArrayList<>();
        for (CompletableFuture<StreamOutcome> outcome : streaming) {
            outcomes.add(Rig.get(outcome));
        }
        return outcomes;
    }

    private static void assertNone(Rig rig, Count... counts) {
        for (Count none : counts) {
            assertThat(rig.count(none)).as(none.label()).isZero();
        }
    }
}

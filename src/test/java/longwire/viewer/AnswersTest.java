package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as they should not come, or as they seldom do: five messages are sent, then answered as a row tells. */
@Timeout(Patience.TEST_SECONDS)
class AnswersTest {
    private static final int MESSAGES = 5;
    private static final int WHOLE_BINARY = ServerConnection.WHOLE | Frames.BINARY;
    private static final int WHOLE_CONTINUATION = ServerConnection.WHOLE;
    private static final Duration MEASURED = Duration.ofMillis(50);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock();
    private final CountDownLatch answersRead = new CountDownLatch(1);

    /** How a server answers the five. */
    interface Answering {
        void answer(ServerConnection connection, List<byte[]> messages) throws IOException;
    }

    /** What is counted: received, lost, duplicated, reordered, corrupted. */
    record Counted(long received, long lost, long duplicated, long reordered, long corrupted) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("answerings")
    void eachAnswerIsCountedForWhatItIs(String sentence, Answering answering, Counted expected) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    answering.answer(connection, connection.readMessages(MESSAGES));
                    connection.awaitPong();
                    answersRead.countDown();
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            CompletableFuture<StreamOutcome> streaming = sendAtOnce(rig, viewer);
            answersRead.await();
            clock.set(clock.nanoTime() + DEADLINE.toNanos());
            rig.fireDue(viewer);
            StreamOutcome outcome = Rig.get(streaming);
            rig.close(viewer);

            assertThat(counted(rig)).isEqualTo(expected);
            assertThat(outcome.answered()).isEqualTo(expected.received());
            assertThat(outcome.failed()).isEqualTo(expected.lost());
            assertThat(rig.count(Count.SENT)).isEqualTo(MESSAGES);
            assertThat(rig.samples(Series.SERVICE)).isEqualTo(expected.received());
            // What never came stands in the response times, at the deadline at least.
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(MESSAGES);
            assertThat(rig.series(Series.RESPONSE).getCountBetweenValues(DEADLINE.toNanos(), Long.MAX_VALUE))
                    .isEqualTo(expected.lost());
        }
    }

    static List<Arguments> answerings() {
        return List.of(
                row("each once", (connection, messages) -> sendEach(connection, messages), 5, 0, 0, 0, 0),
                row(
                        "one swallowed",
                        (connection, messages) -> sendEach(connection, without(messages, 2)),
                        4,
                        1,
                        0,
                        0,
                        0),
                row(
                        "none at all",
                        (connection, messages) -> {
                            // Not one.
                        },
                        0,
                        5,
                        0,
                        0,
                        0),
                row(
                        "the first twice",
                        (connection, messages) -> {
                            sendEach(connection, messages.subList(0, 1));
                            sendEach(connection, messages);
                        },
                        5,
                        0,
                        1,
                        0,
                        0),
                row(
                        "in reverse",
                        (connection, messages) -> {
                            for (int i = MESSAGES - 1; i >= 0; i--) {
                                connection.sendFrame(WHOLE_BINARY, messages.get(i));
                            }
                        },
                        5,
                        0,
                        0,
                        4,
                        0),
                row(
                        "one with a byte flipped",
                        (connection, messages) -> {
                            messages.get(3)[60] ^= 1;
                            sendEach(connection, messages);
                        },
                        4,
                        1,
                        0,
                        0,
                        1),
                row(
                        "one cut short",
                        (connection, messages) -> {
                            connection.sendFrame(WHOLE_BINARY, Arrays.copyOf(messages.get(0), 20));
                            sendEach(connection, messages.subList(1, MESSAGES));
                        },
                        4,
                        1,
                        0,
                        0,
                        1),
                row(
                        "one as text",
                        (connection, messages) -> {
                            connection.sendFrame(ServerConnection.WHOLE | Frames.TEXT, messages.get(0));
                            sendEach(connection, messages.subList(1, MESSAGES));
                        },
                        4,
                        1,
                        0,
                        0,
                        1),
                row(
                        "one more that was never sent",
                        (connection, messages) -> {
                            connection.sendFrame(WHOLE_BINARY, stamped(99, 0));
                            sendEach(connection, messages);
                        },
                        5,
                        0,
                        0,
                        0,
                        1),
                row(
                        "one with another due time",
                        (connection, messages) -> {
                            connection.sendFrame(WHOLE_BINARY, stamped(0, 1));
                            sendEach(connection, messages);
                        },
                        5,
                        0,
                        0,
                        0,
                        1),
                row(
                        "byte by byte",
                        (connection, messages) -> {
                            for (byte octet : together(messages)) {
                                connection.send(new byte[] {octet});
                            }
                        },
                        5,
                        0,
                        0,
                        0,
                        0),
                row("all in one segment", (connection, messages) -> connection.send(together(messages)), 5, 0, 0, 0, 0),
                row(
                        "one and a half, then the rest",
                        (connection, messages) -> {
                            byte[] all = together(messages);
                            connection.send(Arrays.copyOf(all, 100));
                            // Until this is answered the rest is not sent: what was half is kept.
                            connection.send(Arrays.copyOfRange(all, 100, all.length));
                        },
                        5,
                        0,
                        0,
                        0,
                        0),
                row("in fragments", (connection, messages) -> sendFragments(connection, messages), 5, 0, 0, 0, 0),
                row("with pings between", (connection, messages) -> sendWithPings(connection, messages), 5, 0, 0, 0, 0),
                row(
                        "with an empty pong that nobody asked for",
                        (connection, messages) -> {
                            connection.sendFrame(ServerConnection.WHOLE | Frames.PONG, new byte[0]);
                            sendEach(connection, messages);
                        },
                        5,
                        0,
                        0,
                        0,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void whatNoServerMaySendEndsTheConnection(String sentence, byte[] frame) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    if (connection.number() == 0) {
                        connection.readMessages(MESSAGES);
                        connection.send(frame);
                        connection.readToEnd();
                    } else {
                        connection.echo();
                    }
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            StreamOutcome outcome = streamAtOnce(rig, viewer);
            rig.close(viewer);

            assertThat(outcome.failed()).isEqualTo(MESSAGES);
            assertThat(rig.count(Count.CORRUPTED)).isEqualTo(1);
            assertThat(rig.count(Count.DROPPED)).isEqualTo(1);
            assertThat(rig.readings().drops()).containsOnlyKeys("none");
        }
    }

    static List<Arguments> violations() {
        return List.of(
                Arguments.of("a mask", new byte[] {(byte) WHOLE_BINARY, (byte) 0x84, 0, 0, 0, 0, 1, 2, 3, 4}),
                Arguments.of("reserved bits", new byte[] {(byte) (WHOLE_BINARY | 0x40), 0}),
                Arguments.of("a continuation of nothing", new byte[] {(byte) WHOLE_CONTINUATION, 0}),
                Arguments.of("an unknown control frame", new byte[] {(byte) 0x8b, 0}),
                Arguments.of("a long ping", ServerConnection.frame(0x89, new byte[126])),
                Arguments.of("a length below 0", new byte[] {(byte) WHOLE_BINARY, 127, -1, 0, 0, 0, 0, 0, 0, 0}),
                Arguments.of(
                        "a length beyond the limit", new byte[] {(byte) WHOLE_BINARY, 127, 0, 0, 0, 0, 1, 0, 0, 1}));
    }

    @Test
    void whatComesBeforeAnyStreamIsNobodys() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    String request = connection.readRequest();
                    connection.send(join(
                            ServerConnection.acceptance(request).getBytes(),
                            ServerConnection.frame(WHOLE_BINARY, stamped(7, 0))));
                    connection.echo();
                });
                Rig rig = Rig.start(Rig.SETTINGS, clock)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            StreamOutcome outcome = streamAtOnce(rig, viewer);

            assertThat(outcome.answered()).isEqualTo(MESSAGES);
            rig.assertAllCameBack();
        }
    }

    private StreamOutcome streamAtOnce(Rig rig, Viewer viewer) throws Exception {
        return Rig.get(sendAtOnce(rig, viewer));
    }

    private CompletableFuture<StreamOutcome> sendAtOnce(Rig rig, Viewer viewer) throws Exception {
        CompletableFuture<StreamOutcome> streaming = rig.streaming(viewer, Rig.messages(100, MEASURED, DEADLINE));
        rig.awaitLoop(viewer);
        clock.set(clock.nanoTime() + MEASURED.toNanos());
        rig.fireDue(viewer);
        return streaming;
    }

    private static Counted counted(Rig rig) {
        return new Counted(
                rig.count(Count.RECEIVED),
                rig.count(Count.LOST),
                rig.count(Count.DUPLICATED),
                rig.count(Count.REORDERED),
                rig.count(Count.CORRUPTED));
    }

    private static Arguments row(
            String sentence,
            Answering answering,
            long received,
            long lost,
            long duplicated,
            long reordered,
            long corrupted) {
        return Arguments.of(sentence, answering, new Counted(received, lost, duplicated, reordered, corrupted));
    }

    private static void sendEach(ServerConnection connection, List<byte[]> messages) throws IOException {
        for (byte[] message : messages) {
            connection.sendFrame(WHOLE_BINARY, message);
        }
    }

    private static void sendFragments(ServerConnection connection, List<byte[]> messages) throws IOException {
        for (byte[] message : messages) {
            connection.sendFrame(Frames.BINARY, new byte[0]);
            connection.sendFrame(0, Arrays.copyOf(message, 10));
            connection.sendFrame(ServerConnection.WHOLE | Frames.PONG, new byte[0]);
            connection.sendFrame(0, Arrays.copyOfRange(message, 10, 60));
            connection.sendFrame(WHOLE_CONTINUATION, Arrays.copyOfRange(message, 60, message.length));
        }
    }

    private static void sendWithPings(ServerConnection connection, List<byte[]> messages) throws IOException {
        for (byte[] message : messages) {
            byte[] ping = Arrays.copyOf(message, 30);
            connection.sendFrame(ServerConnection.WHOLE | Frames.PING, ping);
            ServerConnection.Frame pong = connection.readFrame();
            assertThat(pong.opcode()).isEqualTo(Frames.PONG);
            assertThat(pong.payload()).isEqualTo(ping);
            connection.sendFrame(WHOLE_BINARY, message);
        }
    }

    private static byte[] stamped(long sequence, long dueNanos) {
        byte[] payload = new byte[Stamp.BYTES];
        new Stamp().write(ByteBuffer.wrap(payload), sequence, dueNanos);
        return payload;
    }

    private static byte[] together(List<byte[]> messages) {
        return join(messages.stream()
                .map(message -> ServerConnection.frame(WHOLE_BINARY, message))
                .toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static List<byte[]> without(List<byte[]> messages, int index) {
        messages.remove(index);
        return messages;
    }
}

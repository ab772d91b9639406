package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.message.PayloadKind;
import longwire.network.Endpoint;
import longwire.network.deflate.DeflateOffer;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are deflated, in fragments or whole, to a real origin and back, and servers that break RFC 7692. */
@Timeout(Patience.TEST_SECONDS)
class DeflateTest {
    private static final DeflateOffer DEFAULT = new DeflateOffer(true, true, 15, 15, 6);
    private static final String AGREED = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final int WHOLE_BINARY = ServerConnection.WHOLE | Frames.BINARY;

    static Stream<Arguments> offers() {
        return IntStream.of(8, 9, 12, 15)
                .boxed()
                .flatMap(bits -> Stream.of(
                        Arguments.of(new DeflateOffer(true, true, bits, bits, 6), 1),
                        Arguments.of(new DeflateOffer(false, false, bits, bits, 1), 3)));
    }

    @ParameterizedTest(name = "{0}, {1} fragments")
    @MethodSource("offers")
    void everyDeflatedMessageComesBack(DeflateOffer offer, int fragments) throws Exception {
        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS.frames(new FrameSettings(fragments, Optional.of(offer))))) {
            List<Viewer> viewers = rig.open(3, Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            for (Viewer viewer : viewers) {
                rig.stream(viewer, Rig.messages(200, Duration.ofMillis(100)).ofBytes(20_000));
            }

            rig.assertAllCameBack();
            assertThat(rig.count(Count.SENT)).isEqualTo(60);
        }
    }

    @ParameterizedTest(name = "takeover: {0}, {1} fragments")
    @CsvSource({"true, 1", "true, 4", "false, 1", "false, 4"})
    void everySubscriberGetsDeflatedEvents(boolean takeover, int fragments) throws Exception {
        DeflateOffer offer = new DeflateOffer(takeover, takeover, 11, 15, 6);
        OriginSettings settings = new OriginSettings(
                new Endpoint("127.0.0.1", 0), 1, 200, 1_024, 1 << 20, PayloadKind.JSON, 1, 1, fragments, 6);
        try (OriginServer origin = OriginServer.start(settings);
                Rig rig = Rig.start(Rig.SETTINGS.frames(new FrameSettings(1, Optional.of(offer))))) {
            List<Viewer> viewers = rig.open(4, Transport.WEBSOCKET, Rig.target(origin, "/feed"));
            List<CompletableFuture<StreamOutcome>> outcomes = viewers.stream()
                    .map(viewer -> rig.subscribing(viewer, Duration.ofMillis(300)))
                    .toList();
            for (CompletableFuture<StreamOutcome> outcome : outcomes) {
                assertThat(Rig.get(outcome).answered()).isGreaterThan(10);
            }

            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.count(Count.DROPPED)).isZero();
        }
    }

    /** Each viewer sends whole frames without deflate; fragments of messages of all sizes come back. */
    @ParameterizedTest(name = "{0} bytes in {1} fragments")
    @CsvSource({"24, 2", "24, 1000", "65536, 7", "1048576, 16"})
    void everyFragmentedMessageComesBack(int bytes, int fragments) throws Exception {
        try (OriginServer origin = Rig.origin(1);
                Rig rig = Rig.start(Rig.SETTINGS.frames(new FrameSettings(fragments, Optional.empty())))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, Rig.target(origin, "/echo"));
            rig.stream(viewer, Rig.messages(20, Duration.ofMillis(250)).ofBytes(bytes));

            rig.assertAllCameBack();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "X: y | deflate was asked for, and it is not negotiated: handshake answered without Sec-WebSocket-Extensions",
                "Sec-WebSocket-Extensions: x-gzip | handshake answered with Sec-WebSocket-Extensions: x-gzip: x-gzip, which was not offered",
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=16 | handshake answered with Sec-WebSocket-Extensions: "
                        + "permessage-deflate; server_max_window_bits=16: server_max_window_bits=16 (expected: a whole number from 8 to 15)",
            })
    void anAnswerThatBreaksTheStandardIsRefused(String header, String reason) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send(ServiceTest.accepting(connection.readRequest(), header));
                    connection.readToEnd();
                });
                Rig rig = deflating(DEFAULT)) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/"))).isEqualTo(reason);
        }
    }

    /** A frame as no server may send it. */
    interface Breach {
        void send(ServerConnection connection) throws IOException;
    }

    static List<Arguments> breaches() {
        return List.of(
                breach("RSV1 on a control frame", connection -> connection.sendFrame(0xca, new byte[0])),
                breach("RSV1 on a continuation", connection -> {
                    connection.sendFrame(Frames.BINARY, new byte[1]);
                    connection.sendFrame(0xc0, new byte[1]);
                }),
                breach("RSV2", connection -> connection.sendFrame(WHOLE_BINARY | 0x20, new byte[1])),
                breach(
                        "bad deflate data",
                        connection -> connection.sendFrame(0xc2, new byte[] {(byte) 0xff, 1, 2, 3, 4, 5})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aBreachIsThatConnectionsError(String name, Breach breach) throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send(ServiceTest.accepting(connection.readRequest(), AGREED));
                    if (connection.number() == 0) {
                        connection.readFrame();
                        breach.send(connection);
                    }
                    connection.readToEnd();
                });
                Rig rig = deflating(DEFAULT)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            StreamOutcome outcome = rig.stream(viewer, Rig.messages(100, Duration.ofMillis(10)));

            assertThat(outcome.failed()).isEqualTo(1);
            assertThat(rig.count(Count.CORRUPTED)).isEqualTo(1);
            assertThat(rig.count(Count.DROPPED)).isEqualTo(1);
        }
    }

    /** A server may send some messages as they are (RFC 7692, section 6). */
    @Test
    void messagesThatAreNotDeflatedAreReadAsWell() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send(ServiceTest.accepting(connection.readRequest(), AGREED));
                    // What the viewer deflated goes back as it came: its window is the same.
                    for (int message = 0; message < 5; message++) {
                        connection.sendFrame(0xc2, connection.readFrame().payload());
                    }
                    connection.sendFrame(WHOLE_BINARY, new byte[0]);
                    connection.readToEnd();
                });
                Rig rig = deflating(DEFAULT)) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(50)));

            rig.assertAllCameBack();
        }
    }

    private static Rig deflating(DeflateOffer offer) {
        return Rig.start(Rig.SETTINGS.frames(new FrameSettings(1, Optional.of(offer))));
    }

    private static Arguments breach(String name, Breach breach) {
        return Arguments.of(name, breach);
    }
}

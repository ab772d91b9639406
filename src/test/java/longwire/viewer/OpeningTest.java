package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.network.EventLoops;
import longwire.network.ReservedPort;
import longwire.origin.OriginServer;
import longwire.viewer.opening.OpeningSettings;
import longwire.viewer.pacing.PacedLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How connections come about, or do not. */
@Timeout(Patience.TEST_SECONDS)
class OpeningTest {
    private static final int ATTEMPTS = 1 + Rig.SOON.attempts();

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aRefusedHandshakeIsTriedAgainAndThenGivenUpWithItsReason(String reason, ScriptedServer.Story story)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(story);
                Rig rig = Rig.start()) {
            String told = rig.giveUp(Transport.WEBSOCKET, server.target("/echo"));

            assertThat(told).contains(reason);
            assertGivenUp(rig);
            assertThat(server.connections()).hasSize(ATTEMPTS);
            assertThat(rig.samples(Series.TCP)).isEqualTo(ATTEMPTS);
        }
    }

    static List<Arguments> refusals() {
        return List.of(
                refusal("handshake answered with status 403 (expected: 101)", connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\n");
                    connection.send("no!\n");
                    connection.readToEnd();
                }),
                refusal("handshake answered with Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", connection -> {
                    connection.readRequest();
                    connection.send(ServerConnection.acceptance("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== "));
                    connection.readToEnd();
                }),
                refusal("not HTTP/1.1: SSH-2.0-OpenSSH_9.6", connection -> {
                    connection.send("SSH-2.0-OpenSSH_9.6\r\n\r\n");
                    connection.readToEnd();
                }),
                refusal("closed the connection before it answered the handshake", ServerConnection::readRequest),
                refusal("closed the connection before it answered the handshake", connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 101 Switching");
                }));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpAfterTheTimeout() throws Exception {
        ViewerSettings impatient =
                new ViewerSettings(1, 1, Duration.ofMillis(50), Rig.SOON, Duration.ZERO, true, Duration.ZERO);

        try (ScriptedServer server = ScriptedServer.telling(ServerConnection::readToEnd);
                Rig rig = Rig.start(impatient)) {
            String told = rig.giveUp(Transport.WEBSOCKET, server.target("/echo"));

            assertThat(told).isEqualTo("no handshake within 50 ms");
            assertGivenUp(rig);
        }
    }

    @ParameterizedTest
    @MethodSource("longwire.viewer.Transport#all")
    void aPortWhereNobodyListensIsGivenUp(Transport transport) throws Exception {
        try (ReservedPort nobody = new ReservedPort();
                Rig rig = Rig.start()) {
            String told = rig.giveUp(
                    transport, new Target(false, "127.0.0.1", nobody.endpoint().port(), "/"));

            assertThat(told).contains("refused");
            assertGivenUp(rig);
        }
    }

    @Test
    void theReasonIsThatOfTheLastAttempt() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.readRequest();
                    if (connection.number() < ATTEMPTS - 1) {
                        connection.send("HTTP/1.1 403 Forbidden\r\n\r\n");
                        connection.readToEnd();
                    }
                });
                Rig rig = Rig.start()) {
            String told = rig.giveUp(Transport.WEBSOCKET, server.target("/echo"));

            assertThat(told).isEqualTo("closed the connection before it answered the handshake");
        }
    }

    @Test
    void oneAttemptThatSucceedsIsEnough() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    if (connection.number() == 0) {
                        connection.readRequest();
                        connection.send("HTTP/1.1 503 Service Unavailable\r\n\r\n");
                        connection.readToEnd();
                    } else if (connection.number() > 1) {
                        connection.upgrade();
                        connection.echo();
                    }
                });
                Rig rig = Rig.start()) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/echo"));
            rig.stream(viewer, Rig.messages(100, Duration.ofMillis(30)));

            rig.assertAllCameBack();
            assertThat(rig.count(Count.HANDSHAKE_FAILED)).isEqualTo(2);
            assertThat(rig.count(Count.FIRST_HANDSHAKE_FAILED)).isEqualTo(1);
            assertThat(rig.readings().refusals())
                    .containsEntry("handshake answered with status 503 (expected: 101)", 1L)
                    .hasSize(2);
            assertThat(rig.count(Count.OPENED)).isEqualTo(1);
            assertThat(rig.count(Count.GAVE_UP)).isZero();
            assertThat(rig.samples(Series.HANDSHAKE)).isEqualTo(1);
        }
    }

    /** As where file descriptors run out: Netty tells of it on a thread of its own. */
    @Test
    void aViewerForWhichThereIsNoSocketGivesUpOnItsOwnLoop() throws Exception {
        CompletableFuture<String> reason = new CompletableFuture<>();
        CompletableFuture<Boolean> onItsLoop = new CompletableFuture<>();

        try (EventLoops loops = EventLoops.start("test", 1)) {
            ViewerLoop loop = new ViewerLoop(new PacedLoop(Clock.MONOTONIC), 1, 6);
            loop.attach(loops.next(), new Bootstrap().channelFactory(() -> {
                        throw new ChannelException("too many open files");
                    }));
            Viewer viewer = new Viewer(
                    loop,
                    Rig.SETTINGS,
                    Transport.WEBSOCKET,
                    new Way(
                            to -> new Connection.Route(new InetSocketAddress("127.0.0.1", 1), to, null, null, null),
                            new Target(false, "127.0.0.1", 1, "/")),
                    OpeningSettings.NONE.of(0),
                    new Readings(1).shard(0),
                    null);
            viewer.open(0, new Viewer.OpenListener() {
                @Override
                public void opened(long handshakeNanos) {
                    reason.complete("");
                }

                @Override
                public void gaveUp(String told) {
                    onItsLoop.complete(loop.eventLoop().inEventLoop());
                    reason.complete(told);
                }
            });
            Rig.get(loop.eventLoop().submit(loop::fireDue));

            assertThat(Rig.get(reason)).contains("too many open files");
            assertThat(Rig.get(onItsLoop)).isTrue();
        }
    }

    @Test
    void viewersComeFromTheSourceAddressesInTurn() throws Exception {
        ViewerSettings three = new ViewerSettings(1, 3, Patience.LIMIT, Rig.SOON, Duration.ZERO, true, Duration.ZERO);

        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.echo();
                });
                Rig rig = Rig.start(three)) {
            rig.open(5, Transport.WEBSOCKET, server.target("/"));

            assertThat(server.connections())
                    .extracting(ServerConnection::viewersAddress)
                    .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.2");
        }
    }

    @Test
    void aNameWithoutAnAddressIsAFaultOfTheWorld() {
        Target nowhere = new Target(false, "nowhere.invalid", 1, "/");

        try (Rig rig = Rig.start()) {
            assertThatThrownBy(() -> rig.viewer(Transport.WEBSOCKET, nowhere))
                    .isInstanceOf(OutsideFault.class)
                    .hasMessage("target: ws://nowhere.invalid:1/: the name nowhere.invalid has no address");
        }
    }

    @Test
    void theViewersOfALoadOpenOneAfterAnother() throws Exception {
        int viewers = 5;

        try (OriginServer origin = Rig.origin(1);
                Viewers all = Viewers.start(Rig.SETTINGS)) {
            Load load = new Load(all, Transport.WEBSOCKET, Rig.target(origin, "/echo"), viewers, 100);
            for (int i = 0; i < viewers; i++) {
                Load.Member member = load.join();
                Rig.Opening opening = new Rig.Opening();
                member.open(opening);
                assertThat(member.index()).isEqualTo(i);
                assertThat(opening.reason()).isEmpty();
            }

            assertThat(load.readings().counts()).containsEntry(Count.OPENED, (long) viewers);
            assertThat(load.readings().open()).isEqualTo(viewers);
        }
    }

    @Test
    void theViewersOfALoadWithTwoTargetsTakeTurnsAndAreRecordedApart() throws Exception {
        try (OriginServer one = Rig.origin(1);
                OriginServer other = Rig.origin(1);
                Viewers all = Viewers.start(Rig.SETTINGS)) {
            List<Target> targets = List.of(Rig.target(one, "/echo"), Rig.target(other, "/echo"));
            Load load = new Load(all, Transport.WEBSOCKET, targets, 6, 1_000);
            for (int i = 0; i < 6; i++) {
                Load.Member member = load.join();
                Rig.Opening opening = new Rig.Opening();
                member.open(opening);
                assertThat(opening.reason()).isEmpty();
                assertThat(load.allReadings().get(i % 2).open()).isEqualTo(i / 2 + 1);
            }

            assertThat(load.open()).isEqualTo(6);
            assertThat(load.counts()).containsEntry(Count.OPENED, 6L);
            assertThatThrownBy(load::readings).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anOddNumberOfViewersIsNoLoadOfTwoTargets() {
        Target target = new Target(false, "127.0.0.1", 1, "/");

        try (Viewers all = Viewers.start(Rig.SETTINGS)) {
            assertThatThrownBy(() -> new Load(all, Transport.WEBSOCKET, List.of(target, target), 3, 1))
                    .isInstanceOf(InputFault.class)
                    .hasMessage("connections: 3 (expected: a multiple of the 2 targets)");
        }
    }

    @Test
    void aLoadOfNobodyIsRefused() {
        Target target = new Target(false, "127.0.0.1", 1, "/");

        try (Viewers all = Viewers.start(Rig.SETTINGS)) {
            assertThatThrownBy(() -> new Load(all, Transport.WEBSOCKET, target, 0, 1))
                    .isInstanceOf(InputFault.class)
                    .hasMessage("connections: 0 (expected: 1 or more)");
        }
    }

    @Test
    void aTransportIsFoundByItsNameOnly() {
        assertThat(Transport.of("websocket")).isEqualTo(Transport.WEBSOCKET);
        assertThat(Transport.labels())
                .containsExactly(
                        "websocket",
                        "sse",
                        "long-poll",
                        "poll",
                        "token-stream",
                        "websocket-http2",
                        "sse-http2",
                        "long-poll-http2",
                        "poll-http2",
                        "token-stream-http2");
        assertThatThrownBy(() -> Transport.of("WebSocket"))
                .isInstanceOf(InputFault.class)
                .hasMessage(
                        "transports: WebSocket (expected: any of websocket, sse, long-poll, poll, token-stream, websocket-http2, sse-http2, long-poll-http2, poll-http2, token-stream-http2)");
    }

    private static Arguments refusal(String reason, ScriptedServer.Story story) {
        return Arguments.of(reason, story);
    }

    private static void assertGivenUp(Rig rig) {
        assertThat(rig.count(Count.HANDSHAKE_FAILED)).isEqualTo(ATTEMPTS);
        assertThat(rig.count(Count.GAVE_UP)).isEqualTo(1);
        assertThat(rig.count(Count.OPENED)).isZero();
        assertThat(rig.samples(Series.HANDSHAKE)).isZero();
    }
}

package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.network.Sockets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the tunnel, for every way in which its bytes may pass. */
@ParameterizedClass(name = "{0}")
@ValueSource(
        strings = {
            "sockets.transport=auto",
            "sockets.data-path=channels",
            "sockets.transport=nio",
            "sockets.transport=io-uring"
        })
class TunnelTest {
    private static final int MEBIBYTE = 1 << 20;

    @Parameter
    private String way;

    @BeforeEach
    void assumeAvailability() {
        assumeTrue(!way.endsWith("io-uring") || Sockets.IO_URING.isAvailable());
    }

    @Test
    void bytesPassBothWaysAsTheyCame() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(TunnelTest::echo));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            assertThat(viewer.send("\u0081\u0085no frame at all").read(17)).isEqualTo("\u0081\u0085no frame at all");
            assertThat(viewer.send("GET / HTTP/1.1\r\n\r\n").read(18)).isEqualTo("GET / HTTP/1.1\r\n\r\n");
        }
    }

    @Test
    void bytesInTheSegmentOfThe101AreNotLost() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(SWITCH + "at once");
                    wire.readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            assertThat(viewer.read(7)).isEqualTo("at once");
        }
    }

    @Test
    void theViewersEndIsPassedOnWhileTheOriginGoesOnSending() throws Exception {
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(tunnelling(wire -> wire.send("heard " + wire.readToEnd() + ", and more")));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            String all = viewer.send("goodbye").sendEnd().readToEnd();

            assertThat(all).isEqualTo("heard goodbye, and more");
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void theOriginsEndIsPassedOnWhileTheViewerGoesOnSending() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(
                        wire -> heard.complete(wire.send("goodbye").sendEnd().readToEnd())));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            assertThat(viewer.readToEnd()).isEqualTo("goodbye");
            viewer.send("one thing more").sendEnd();

            assertThat(heard.get(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("one thing more");
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void aViewersEndThatCameWithTheHandshakeIsPassedOn() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> wire.send("heard " + wire.readToEnd())));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(HANDSHAKE + "early").sendEnd().readToEnd();

            assertThat(all).startsWith("HTTP/1.1 101").endsWith("\r\n\r\nheard early");
        }
    }

    @Test
    void aResetOfTheViewerResetsTheOrigin() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    try {
                        end.complete(new AssertionError("FIN after " + wire.readToEnd()));
                    } catch (SocketException reset) {
                        end.complete(reset);
                    }
                }));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            viewer.reset();

            assertThat(end.get(Patience.SECONDS, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void aResetOfTheOriginResetsTheViewer() throws Exception {
        // Right behind the 101 one in seven goes unseen there; then the idle rule ends the tunnel, or the viewer's next
        // byte.
        assumeTrue(!way.endsWith("io-uring"), "io_uring of Netty 4.2.18");
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::reset));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE);

            assertThatThrownBy(() -> {
                        viewer.readHead();
                        viewer.readToEnd();
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    /** What the edge accepts is what the kernel's buffers towards the viewer take, and a bounded rest. */
    @Test
    void aViewerThatDoesNotReadStopsTheOrigin() throws Exception {
        AtomicLong pushed = new AtomicLong();
        int total = 64 * MEBIBYTE;
        byte[] chunk = new byte[MEBIBYTE / 16];
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    OutputStream out = wire.socket().getOutputStream();
                    while (pushed.get() < total) {
                        out.write(chunk);
                        pushed.addAndGet(chunk.length);
                    }
                }));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            EdgeFixture.awaitStandstill(edge, pushed);
            long accepted = edge.counters().get("bytesToViewers");
            long received = viewer.socket().getInputStream().skip(Long.MAX_VALUE);

            assertThat(accepted).isLessThan(total / 4);
            assertThat(received).isEqualTo(total);
        }
    }

    @Test
    void aLargeTransferBothWaysArrivesWholeBeforeTheClose() throws Exception {
        byte[] sent = new byte[16 * MEBIBYTE];
        new Random(1).nextBytes(sent);
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(TunnelTest::echo));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    viewer.send(sent).sendEnd();
                } catch (java.io.IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });

            byte[] received = viewer.socket().getInputStream().readAllBytes();
            sending.get(Patience.SECONDS, TimeUnit.SECONDS);

            assertThat(received).isEqualTo(sent);
            assertThat(edge.counters().get("bytesFromViewers")).isEqualTo(HANDSHAKE.length() + sent.length);
        }
    }

    /** Netty 4.2.18 forgets a half-closed socket in epoll, and fails at the first write that has to wait. */
    @Test
    void aViewerThatHasEndedItsSideStillGetsALargeAnswerAtItsOwnPace() throws Exception {
        int total = 32 * MEBIBYTE;
        AtomicLong pushed = new AtomicLong();
        byte[] chunk = new byte[MEBIBYTE / 16];
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    wire.readToEnd();
                    while (pushed.get() < total) {
                        wire.send(chunk);
                        pushed.addAndGet(chunk.length);
                    }
                }));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();
            viewer.sendEnd();

            for (int pause = 0; pause < 3; pause++) {
                EdgeFixture.awaitStandstill(edge, pushed);
                viewer.read(2 * MEBIBYTE);
            }

            assertThat(viewer.readToEnd()).hasSize(total - 6 * MEBIBYTE);
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void aTunnelWhoseOriginIsSilentClosesHoweverMuchItsViewerSends() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::readToEnd));
                Edge edge = edge(origin, "tunnel.idle-timeout=200ms");
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();

            assertThatThrownBy(() -> {
                        while (true) {
                            viewer.send("still here");
                        }
                    })
                    .isInstanceOf(SocketException.class);
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void aTunnelledConnectionIsNeverUsedAgain() throws Exception {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::sendEnd), ScriptedOrigin.answering(ok));
                Edge edge = edge(origin);
                Wire first = viewer(edge);
                Wire second = viewer(edge)) {
            first.send(HANDSHAKE).sendEnd().readToEnd();

            String response = second.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();

            assertThat(response).startsWith("HTTP/1.1 200");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    private Edge edge(ScriptedOrigin origin, String... settings) {
        return EdgeFixture.edge(
                origin, Stream.concat(Stream.of(way), Arrays.stream(settings)).toArray(String[]::new));
    }

    private static void echo(Wire wire) throws java.io.IOException {
        InputStream in = wire.socket().getInputStream();
        OutputStream out = wire.socket().getOutputStream();
        in.transferTo(out);
    }
}

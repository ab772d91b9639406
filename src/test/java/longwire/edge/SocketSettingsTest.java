package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.settings;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.network.Sockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of {@code sockets.*} does what it says; none changes a byte. */
class SocketSettingsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest(name = "{0}")
    @EnumSource(Sockets.class)
    void httpAndTunnelsPassOnEveryTransportAlsoWithTls(Sockets transport) throws Exception {
        assumeTrue(transport.isAvailable());
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, "sockets.transport=" + transport, EdgeFixture.tls());
                Wire http = viewer(edge);
                Wire tunnel = viewer(edge);
                Wire secure = EdgeFixture.secureViewer(edge)) {
            assertThat(http.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            for (Wire viewer : List.of(tunnel, secure)) {
                assertThat(viewer.send(HANDSHAKE).readHead()).startsWith("HTTP/1.1 101");
                assertThat(viewer.send("hello").read(5)).isEqualTo("hello");
            }
            tunnel.sendEnd();
            assertThat(tunnel.readToEnd()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "receive-buffer=512",
                "receive-buffer=1MiB",
                "reads-per-flush=1",
                "reads-per-flush=16",
                "low-water=1, sockets.high-water=1",
                "low-water=32MiB,sockets.high-water=64MiB",
                "tcp-no-delay=false",
                "event-loops=3",
                "backlog=1",
                "reuse-port=true",
            })
    void whateverIsTunedAllBytesArriveInTheirOrder(String setting) throws Exception {
        byte[] sent = new byte[2 * MEBIBYTE];
        new Random(2).nextBytes(sent);
        for (String dataPath : List.of("sockets", "channels")) {
            try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(ScriptedOrigin::echo));
                    Edge edge = edge(origin, "sockets." + setting, "sockets.data-path=" + dataPath);
                    Wire viewer = viewer(edge)) {
                viewer.send(HANDSHAKE).readHead();
                CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(viewer, sent));

                byte[] received = viewer.socket().getInputStream().readAllBytes();

                sending.get(Patience.SECONDS, TimeUnit.SECONDS);
                assertThat(received).isEqualTo(sent);
            }
        }
    }

    /** What the edge takes from the origin beyond what the kernel takes from the edge is the mark's to bound. */
    @Test
    void theHighWaterMarkBoundsWhatIsHeldForAViewerThatDoesNotRead() throws Exception {
        long little = heldFor("sockets.low-water=16KiB", "sockets.high-water=32KiB");
        long much = heldFor("sockets.low-water=16MiB", "sockets.high-water=24MiB");

        assertThat(much - little).isBetween(16L * MEBIBYTE, 32L * MEBIBYTE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"epoll", "io-uring"})
    void twoEdgesShareOnePortWhereItMayBeReused(String transport) throws Exception {
        assumeTrue(!transport.equals("io-uring") || Sockets.IO_URING.isAvailable());
        String[] shared = {"sockets.reuse-port=true", "sockets.event-loops=2", "sockets.transport=" + transport};
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge one = edge(origin, shared)) {
            String[] there = {shared[0], shared[1], shared[2], "listen.http=\"" + one.endpoint() + "\""};
            try (Edge other = edge(origin, there)) {
                // Linux spreads connections by a hash of their addresses: a hundred on one side are next to impossible.
                for (int i = 0; i < 100; i++) {
                    try (Wire viewer = viewer(one)) {
                        assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
                    }
                }
                assertThat(one.counters().get("requests")).isBetween(1L, 99L);
                assertThat(other.counters().get("requests"))
                        .isEqualTo(100 - one.counters().get("requests"));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"false, false", "true, false"})
    void aPortThatIsNotSharedByBothIsInUse(boolean first, boolean second) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge one = edge(origin, "sockets.reuse-port=" + first)) {
            Endpoint taken = one.endpoint();
            assertThatThrownBy(() -> Edge.start(settings(
                            origin.endpoint(), "listen.http=\"" + taken + "\"", "sockets.reuse-port=" + second)))
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageStartingWith("listen: " + taken + " cannot be bound: ");
        }
    }

    private static long heldFor(String... water) throws Exception {
        AtomicLong pushed = new AtomicLong();
        byte[] chunk = new byte[MEBIBYTE / 16];
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    while (pushed.get() < 128L * MEBIBYTE) {
                        wire.send(chunk);
                        pushed.addAndGet(chunk.length);
                    }
                }));
                Edge edge = edge(origin, water[0], water[1], "sockets.data-path=channels");
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();
            EdgeFixture.awaitStandstill(edge, pushed);
            return edge.counters().get("bytesToViewers");
        }
    }

    private static void send(Wire viewer, byte[] bytes) {
        try {
            viewer.send(bytes).sendEnd();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.FrameWire.END_STREAM;
import static longwire.edge.FrameWire.RST_STREAM;
import static longwire.edge.FrameWire.WINDOW_UPDATE;
import static longwire.edge.StreamHandshake.connect;
import static longwire.edge.StreamHandshake.open;
import static longwire.edge.StreamHandshake.switching;
import static longwire.edge.StreamHandshake.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Patience;
import longwire.edge.ScriptedOrigin.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket in a stream of HTTP/2 (RFC 8441), once it is open. */
class Http2TunnelTest {
    private static final String CANCEL = "RST_STREAM 8";

    @Test
    void bytesPassBothWaysAsTheyCame() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    for (int octet = wire.socket().getInputStream().read(); octet >= 0; ) {
                        wire.send(new byte[] {(byte) octet});
                        octet = wire.socket().getInputStream().read();
                    }
                }));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            assertThat(viewer.data(1, 0, "\u0081\u0085no frame")
                            .data(1, 0, " at all")
                            .read(17))
                    .isEqualTo("\u0081\u0085no frame at all");
        }
    }

    @Test
    void bytesInTheSegmentOfThe101AreNotLost() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.send(switching(wire.readHead(), "") + "at once");
                    wire.readToEnd();
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            assertThat(viewer.read(7)).isEqualTo("at once");
        }
    }

    @Test
    void bytesBeforeTheAnswerWaitForIt() throws Exception {
        CompletableFuture<Boolean> silent = new CompletableFuture<>();
        String[] heard = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    String head = wire.readHead();
                    silent.complete(wire.isSilent());
                    wire.send(switching(head, ""));
                    heard[0] = wire.read(5);
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, connect()).data(1, 0, "early");

            assertThat(viewer.head(1).status()).hasToString("200");
            assertThat(silent.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            origin.awaitScripts();
            assertThat(heard[0]).isEqualTo("early");
        }
    }

    @Test
    void theViewersEndIsPassedOnWhileTheOriginGoesOnSending() throws Exception {
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(tunnelling(wire -> wire.send("heard " + wire.readToEnd() + ", and more")));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            viewer.data(1, END_STREAM, "goodbye");

            assertThat(viewer.body(1)).isEqualTo("heard goodbye, and more");
            awaitCounter(edge, "tunnelsOpen", 0);
            assertThat(edge.counters()).containsEntry("connections", 1L);
        }
    }

    @Test
    void theOriginsEndIsPassedOnWhileTheViewerGoesOnSending() throws Exception {
        String[] heard = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(
                        wire -> heard[0] = wire.send("goodbye").sendEnd().readToEnd()));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            assertThat(viewer.body(1)).isEqualTo("goodbye");
            viewer.data(1, 0, "one thing ").data(1, END_STREAM, "more");

            origin.awaitScripts();
            assertThat(heard[0]).isEqualTo("one thing more");
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void aResetOfTheStreamIsOneForTheOrigin() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        tunnelling(wire -> assertThatThrownBy(wire::readToEnd).isInstanceOf(SocketException.class)));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            viewer.number(RST_STREAM, 1, 8);

            origin.awaitScripts();
            awaitCounter(edge, "tunnelsOpen", 0);
            assertThat(viewer.get(3, "/").head(3)).isNotNull();
        }
    }

    @Test
    void aResetOfTheOriginCancelsTheStream() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::reset));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            assertThat(viewer.end(1)).isEqualTo(CANCEL);
            awaitCounter(edge, "tunnelsOpen", 0);
        }
    }

    @Test
    void theEndOfTheConnectionEndsItsTunnels() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::readToEnd));
                Edge edge = EdgeFixture.edgeOfHttp2(origin)) {
            try (FrameWire viewer = open(edge)) {
                viewer.headers(3, 0, connect()).head(3);
                awaitCounter(edge, "tunnelsOpen", 2);
            }
            origin.awaitScripts();
            awaitCounter(edge, "tunnelsOpen", 0);
            awaitCounter(edge, "connections", 0);
        }
    }

    @Test
    void aViewerThatDoesNotReadStopsTheOriginAndNoOtherTunnel() throws Exception {
        int total = 32 << 20;
        AtomicLong pushed = new AtomicLong();
        byte[] chunk = new byte[1 << 16];
        Script pushing = tunnelling(wire -> {
            while (pushed.get() < total) {
                wire.send(chunk);
                pushed.addAndGet(chunk.length);
            }
        });
        try (ScriptedOrigin origin = new ScriptedOrigin(pushing, tunnelling(wire -> wire.send(wire.read(4))));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            viewer.number(WINDOW_UPDATE, 0, 2 * total);
            EdgeFixture.awaitStandstill(edge, pushed);
            assertThat(pushed.get()).isLessThan(total / 2);

            viewer.headers(3, 0, connect()).head(3);
            viewer.data(3, 0, "ping");
            assertThat(viewer.next(3).text()).isEqualTo("ping");

            viewer.number(WINDOW_UPDATE, 1, total);
            assertThat(viewer.read(total)).hasSize(total);
        }
    }

    @Test
    void anOriginThatDoesNotReadStopsTheViewersStream() throws Exception {
        CompletableFuture<Void> readOn = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> {
                    readOn.get();
                    wire.socket().getInputStream().transferTo(OutputStream.nullOutputStream());
                    wire.send("all");
                }));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = open(edge)) {
            String part = "x".repeat(16_000);
            long window = 65_535;
            int most = 64 << 20;
            long sent = 0;
            while (window >= part.length() && sent < most) {
                viewer.data(1, 0, part);
                sent += part.length();
                window += widened(viewer) - part.length();
            }
            assertThat(sent).isLessThan(most / 2);

            readOn.complete(null);
            FrameWire.Frame frame = viewer.next(1);
            assertThat(frame.type()).isEqualTo(WINDOW_UPDATE);
            viewer.data(1, END_STREAM, "");
            while (frame.type() == WINDOW_UPDATE) {
                frame = viewer.next(1);
            }
            assertThat(frame.text()).isEqualTo("all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tunnel.idle-timeout=100ms", "tunnel.longest-life=100ms"})
    void theRulesOfTunnelsEndTheStream(String rule) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(Wire::readToEnd));
                Edge edge = EdgeFixture.edgeOfHttp2(origin, rule);
                FrameWire viewer = open(edge)) {
            assertThat(viewer.end(1)).isEqualTo(CANCEL);
            origin.awaitScripts();
            awaitCounter(edge, "tunnelsOpen", 0);
            assertThat(edge.counters()).containsEntry("connections", 1L);
        }
    }

    @Test
    void itIsWrittenDownWhenItEnds(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("access.log");
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> wire.send(wire.readToEnd() + "12345")))) {
            try (Edge edge = EdgeFixture.edgeOfHttp2(origin, "access-log=\"" + log + "\"");
                    FrameWire viewer = open(edge)) {
                assertThat(viewer.data(1, END_STREAM, "abc").body(1)).isEqualTo("abc12345");
                awaitCounter(edge, "tunnelsOpen", 0);
                assertThat(edge.counters()).containsEntry("status2xx", 1L).containsEntry("requests", 0L);
            }
        }
        String lines = Files.readString(log);

        assertThat(lines).containsPattern("\tGET\t\\S+\t/chat\t200\t.*\tMiss\t.*\twss\t.*\tHTTP/2\\.0\t");
    }

    @Test
    void aTunnelPassesToAnOriginWithTls() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire -> wire.send(wire.read(4) + "pong")));
                Edge inner = EdgeFixture.edge(origin, EdgeFixture.tls());
                Edge outer = EdgeFixture.edgeOfTls(
                        inner.secureEndpoint().orElseThrow(),
                        "origin.verify=false",
                        EdgeFixture.tls(),
                        "http2.enabled=true",
                        "http2.websocket=true");
                FrameWire viewer = open(outer)) {
            viewer.data(1, 0, "ping");

            assertThat(viewer.body(1)).isEqualTo("pingpong");
            awaitCounter(outer, "tunnelsOpen", 0);
        }
    }

    /** By how much stream 1 was widened before the answer to a ping. */
    private static long widened(FrameWire viewer) throws IOException {
        viewer.send(FrameWire.PING, 0, 0, new byte[8]);
        long wider = 0;
        FrameWire.Frame frame = viewer.read();
        while (frame.type() != FrameWire.PING) {
            boolean ours = frame.type() == WINDOW_UPDATE && frame.stream() == 1;
            wider += ours ? ByteBuffer.wrap(frame.payload()).getInt() : 0;
            frame = viewer.read();
        }
        return wider;
    }
}

package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.FrameWire.END_STREAM;
import static longwire.edge.FrameWire.RST_STREAM;
import static longwire.edge.FrameWire.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import longwire.edge.ScriptedOrigin.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket in a stream of HTTP/2 (RFC 8441). */
class Http2TunnelTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String CANCEL = "RST_STREAM 8";
    private static final String NO_ERROR = "RST_STREAM 0";

    @Test
    void aConnectBecomesAHandshakeAndItsAnswerA200() throws Exception {
        String[] head = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    head[0] = wire.readHead();
                    wire.send(switching(
                                    head[0],
                                    "Sec-WebSocket-Protocol: chat\r\n"
                                            + "Sec-WebSocket-Extensions: permessage-deflate\r\nContent-Length: 7\r\n"
                                            + "Connection: X-Mine\r\nX-Mine: 1\r\n"))
                            .readToEnd();
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, connect("sec-websocket-protocol", "chat, superchat", "origin", "https://a.example"));

            Http2Headers answer = viewer.head(1);

            assertThat(head[0])
                    .startsWith("GET /chat HTTP/1.1\r\n")
                    .containsIgnoringCase("upgrade: websocket\r\n")
                    .containsIgnoringCase("connection: upgrade\r\n")
                    .containsIgnoringCase("sec-websocket-version: 13\r\n")
                    .containsIgnoringCase("sec-websocket-protocol: chat, superchat\r\n")
                    .containsIgnoringCase("origin: https://a.example\r\n")
                    .containsIgnoringCase("via: 2.0 longwire")
                    .doesNotContain(":protocol")
                    .doesNotContainIgnoringCase("transfer-encoding", "content-length");
            assertThat(Base64.getDecoder().decode(key(head[0]))).hasSize(16);
            assertThat(answer.status()).hasToString("200");
            assertThat(answer.get("sec-websocket-protocol")).hasToString("chat");
            assertThat(answer.get("sec-websocket-extensions")).hasToString("permessage-deflate");
            assertThat(answer.names()).noneMatch(name -> Stream.of(
                            "upgrade", "connection", "sec-websocket-accept", "content-length", "x-mine")
                    .anyMatch(name.toString()::equals));
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 1L).containsEntry("tunnelsOpen", 1L);
        }
    }

    @Test
    void itIsAnnouncedOnlyWhereItIsOn() throws Exception {
        String announcement = "000800000001";
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge on = EdgeFixture.edgeOfHttp2(origin);
                Edge off = EdgeFixture.edgeOfHttp2(origin, "http2.websocket=false");
                FrameWire toOn = FrameWire.to(on);
                FrameWire toOff = FrameWire.to(off)) {
            assertThat(toOn.await(FrameWire.SETTINGS).hex()).contains(announcement);
            assertThat(toOff.await(FrameWire.SETTINGS).hex()).doesNotContain(announcement);

            toOff.headers(1, 0, connect());
            assertThat(toOff.end(1)).isEqualTo("RST_STREAM 1");
            assertThat(origin.connectionCount()).isZero();
        }
    }

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
            assertThat(silent.get(10, TimeUnit.SECONDS)).isTrue();
            origin.awaitScripts();
            assertThat(heard[0]).isEqualTo("early");
        }
    }

    @Test
    void bytesBehindARefusedHandshakeGoNowhere() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
                    received.complete(wire.readToEnd());
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "origin.keep-alive-timeout=100ms");
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, connect()).data(1, 0, "GET /smuggled HTTP/1.1\r\n\r\n");

            assertThat(viewer.head(1).status()).hasToString("403");
            assertThat(viewer.body(1)).isEqualTo("no");
            assertThat(viewer.end(1)).isEqualTo(NO_ERROR);
            assertThat(received.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    static Stream<String> wrongAnswers() {
        return Stream.of(
                ScriptedOrigin.SWITCH,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void anAnswerThatDoesNotProveTheKeyIsA502(String answer) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(answer).readToEnd();
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            assertThat(viewer.headers(1, 0, connect()).head(1).status()).hasToString("502");
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
        }
    }

    @Test
    void a200IsNoTunnel() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(ScriptedOrigin.answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, connect()).head(1);

            assertThat(viewer.body(1)).isEqualTo("ok");
            assertThat(viewer.end(1)).isEqualTo(NO_ERROR);
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "12", "14"})
    void anotherVersionIsA426(String version) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            String[] fields = connect();
            fields[fields.length - 1] = version;

            Http2Headers answer = viewer.headers(1, 0, fields).head(1);

            assertThat(answer.status()).hasToString("426");
            assertThat(answer.get("sec-websocket-version")).hasToString("13");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void anotherProtocolThanWebSocketIsRefused() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, FrameWire.request("CONNECT", "/", ":protocol", "connect-udp"));

            assertThat(viewer.end(1)).isEqualTo("RST_STREAM 1");
            assertThat(origin.connectionCount()).isZero();
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

    private static FrameWire open(Edge edge) throws Exception {
        FrameWire viewer = FrameWire.to(edge);
        viewer.headers(1, 0, connect());
        assertThat(viewer.head(1).status()).hasToString("200");
        return viewer;
    }

    private static String[] connect(String... more) {
        String[] fields = FrameWire.request("CONNECT", "/chat", ":protocol", "websocket");
        String[] all = Arrays.copyOf(fields, fields.length + more.length + 2);
        System.arraycopy(more, 0, all, fields.length, more.length);
        all[all.length - 2] = "sec-websocket-version";
        all[all.length - 1] = "13";
        return all;
    }

    /** Completes a handshake with whatever key, then plays {@code inside}. */
    private static Script tunnelling(Script inside) {
        return edge -> {
            edge.send(switching(edge.readHead(), ""));
            inside.play(edge);
        };
    }

    private static String switching(String head, String more) throws Exception {
        byte[] proof = MessageDigest.getInstance("SHA-1")
                .digest((key(head) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof) + "\r\n" + more + "\r\n";
    }

    private static String key(String head) {
        return head.replaceAll("(?is).*sec-websocket-key: (\\S+)\r\n.*", "$1");
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

package longwire.edge;

import static longwire.edge.StreamHandshake.connect;
import static longwire.edge.StreamHandshake.key;
import static longwire.edge.StreamHandshake.switching;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a WebSocket's handshake that is an extended CONNECT (RFC 8441). */
class Http2HandshakeTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
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
            assertThat(received.get(Patience.SECONDS, TimeUnit.SECONDS)).isEmpty();
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
}

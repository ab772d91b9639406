package longwire.edge;

import static longwire.edge.FrameWire.CONTINUATION;
import static longwire.edge.FrameWire.DATA;
import static longwire.edge.FrameWire.END_HEADERS;
import static longwire.edge.FrameWire.END_STREAM;
import static longwire.edge.FrameWire.HEADERS;
import static longwire.edge.FrameWire.PING;
import static longwire.edge.FrameWire.PRIORITY;
import static longwire.edge.FrameWire.RST_STREAM;
import static longwire.edge.FrameWire.SETTINGS;
import static longwire.edge.FrameWire.WINDOW_UPDATE;
import static longwire.edge.FrameWire.frame;
import static longwire.edge.FrameWire.request;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks by many frames that are cheap to send. Each ends its own connection, and no other. */
class Http2FloodTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String CALM = "GOAWAY 11";
    private static final byte[] NONE = new byte[0];
    /** Many times the bytes that are free, and that sockets hold; sent in portions. */
    private static final int PORTIONS = 5_000;

    private static final int FRAMES_PER_PORTION = 1_000;

    static Stream<Arguments> idleFrames() {
        return Stream.of(
                Arguments.of("pings", frame(PING, 0, 0, new byte[8])),
                Arguments.of("answers to pings that nobody sent", frame(PING, FrameWire.ACK, 0, new byte[8])),
                Arguments.of("settings", frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 1, 0, 0})),
                Arguments.of("priorities", frame(PRIORITY, 0, 3, new byte[] {0, 0, 0, 5, 1})),
                Arguments.of("frames of no known type", frame(0x77, 0, 0, new byte[8])),
                Arguments.of("windows", frame(WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 0, 1})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idleFrames")
    void framesForTheirOwnSakeEndTheConnection(String what, byte[] frame) throws Exception {
        byte[] portion = repeat(frame, FRAMES_PER_PORTION);
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire other = FrameWire.to(edge);
                FrameWire viewer = FrameWire.to(edge)) {
            assertThat(viewer.get(1, "/").end(1)).isEqualTo("END");

            int sent = pump(viewer, portion);

            assertThat(sent).as("portions of %s taken", what).isLessThan(PORTIONS);
            EdgeFixture.awaitCounter(edge, "connections", 1);
            assertThat(other.get(1, "/").head(1).status()).hasToString("200");
        }
    }

    @Test
    void rapidResetsEndTheConnectionAndWeighOnTheOriginNoMoreThanTheirLimit() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            byte[] head = FrameWire.block(request("GET", "/"));
            for (int stream = 1; stream < 4_000; stream += 2) {
                flood.writeBytes(frame(HEADERS, END_STREAM | END_HEADERS, stream, head));
                flood.writeBytes(frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
            }

            viewer.send(flood.toByteArray());

            assertThat(viewer.end(0)).isEqualTo(CALM);
            EdgeFixture.awaitCounter(edge, "connections", 0);
            assertThat(edge.counters().get("requests")).isLessThan(300);
        }
    }

    @Test
    void resetsThatTheEdgeIsMadeToSendAreLimitedToo() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            byte[] head = FrameWire.block(request("POST", "/"));
            for (int stream = 1; stream < 4_000; stream += 2) {
                flood.writeBytes(frame(HEADERS, END_HEADERS, stream, head));
                flood.writeBytes(frame(WINDOW_UPDATE, 0, stream, new byte[4]));
            }

            viewer.send(flood.toByteArray());

            assertThat(viewer.end(0)).isEqualTo(CALM);
            EdgeFixture.awaitCounter(edge, "connections", 0);
            assertThat(edge.counters().get("requests")).isLessThan(500);
        }
    }

    @Test
    void emptyContinuationsEndTheConnection() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.send(HEADERS, END_STREAM, 1, FrameWire.block(request("GET", "/")));
            viewer.send(repeat(frame(CONTINUATION, 0, 1, NONE), 1_000));

            assertThat(viewer.end(1)).isEqualTo(CALM);
        }
    }

    @Test
    void continuationsWithoutEndEndTheConnectionSoonBehindTheLimitOfHeads() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            byte[] field = FrameWire.block("a", "x".repeat(8_000));
            viewer.send(HEADERS, END_STREAM, 1, FrameWire.block(request("GET", "/")));

            int sent = pump(viewer, frame(CONTINUATION, 0, 1, field));

            assertThat(sent).isLessThan(PORTIONS);
            EdgeFixture.awaitCounter(edge, "connections", 0);
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void emptyDataEndsTheConnection() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("POST", "/"));
            viewer.send(repeat(frame(DATA, 0, 1, NONE), 1_000));

            assertThat(viewer.end(1)).isEqualTo(CALM);
        }
    }

    @Test
    void aHeadBeyondTheAnnouncedSizeIsRefused() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            // SETTINGS_MAX_HEADER_LIST_SIZE, 20,480.
            assertThat(viewer.await(SETTINGS).hex()).contains("000600005000");
            viewer.headers(1, END_STREAM, request("GET", "/", "a", "x".repeat(12_000)));
            assertThat(viewer.head(1).status()).hasToString("200");
            viewer.body(1);

            byte[] first = FrameWire.block(request("GET", "/", "a", "x".repeat(10_000)));
            viewer.send(HEADERS, END_STREAM, 3, first);
            viewer.send(CONTINUATION, END_HEADERS, 3, FrameWire.block("b", "x".repeat(11_000)));

            assertThat(viewer.head(3).status()).hasToString("413");
            assertThat(edge.counters()).containsEntry("status4xx", 1L);
            assertThat(origin.connectionCount()).isEqualTo(1);
            assertThat(viewer.get(5, "/").head(5).status()).hasToString("200");
        }
    }

    /** A reference of one byte to a field of four thousand: twenty thousand bytes packed into ten. */
    @Test
    void aPackedHeadIsMeasuredUnpacked() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            byte[] field = FrameWire.block("a", "x".repeat(3_900));
            // Literal with incremental indexing, then the first entry of the dynamic table.
            field[0] = 0x40;
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.writeBytes(FrameWire.block(request("GET", "/")));
            block.writeBytes(field);
            block.writeBytes(repeat(new byte[] {(byte) 0xbe}, 2_000));

            viewer.send(HEADERS, END_STREAM | END_HEADERS, 1, block.toByteArray());

            assertThat(viewer.end(1)).isIn("END", "GOAWAY 1");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void moreStreamsThanAnnouncedAreRefusedEvenBeforeTheViewerHasAgreed() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "http2.streams=4");
                FrameWire viewer = FrameWire.to(edge)) {
            for (int stream = 1; stream <= 9; stream += 2) {
                viewer.get(stream, "/");
            }

            assertThat(viewer.end(9)).isEqualTo("RST_STREAM 7");
            assertThat(edge.counters()).containsEntry("requests", 4L);
        }
    }

    /** Sends {@code portion} until the edge takes no more; how often it did. */
    private static int pump(FrameWire viewer, byte[] portion) {
        int sent = 0;
        try {
            while (sent < PORTIONS) {
                viewer.send(portion);
                sent++;
            }
        } catch (IOException closed) {
            // What the flood is to lead to.
        }
        return sent;
    }

    private static byte[] repeat(byte[] once, int times) {
        byte[] all = new byte[once.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(once, 0, all, i * once.length, once.length);
        }
        return all;
    }
}

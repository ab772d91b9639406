package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;
import java.util.Random;
import longwire.origin.RawViewer.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTest {
    private static final int WHOLE_TEXT = 0x81;
    private static final int WHOLE_BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, 3_000_001})
    void aBinaryMessageOfAnySizeComesBack(int bytes) throws Exception {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                LibraryViewer viewer = LibraryViewer.open(origin, "/echo")) {
            viewer.socket().sendBinary(ByteBuffer.wrap(payload), true);

            assertThat(viewer.next()).isEqualTo(ByteBuffer.wrap(payload));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/", "/echo?room=7"})
    void aTextComesBackFromEveryPathOfTheEcho(String path) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                LibraryViewer viewer = LibraryViewer.open(origin, path)) {
            viewer.socket().sendText("grüße, 世界", true);

            assertThat(viewer.next()).isEqualTo("grüße, 世界");
        }
    }

    @Test
    void pingAndCloseAreAnswered() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                LibraryViewer viewer = LibraryViewer.open(origin, "/echo")) {
            viewer.socket().sendPing(ByteBuffer.allocate(125)).join();
            assertThat(viewer.next()).isEqualTo("pong 125");

            viewer.socket().sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
            assertThat(viewer.next()).isEqualTo("close 1000 enough");
        }
    }

    /** Fragments and reserved bits are the viewer's business; a ping may stand between the fragments. */
    @Test
    void framesComeBackAsTheyWereInTheirOrder() throws Exception {
        Frame[] frames = {
            new Frame(0x01, "first"), new Frame(0x00, ""), new Frame(0x80, "last"), new Frame(0xf2, "reserved bits")
        };

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo")) {
            for (Frame frame : frames) {
                viewer.sendFrame(frame.first(), frame.payload());
                viewer.sendFrame(PING, "between");
            }

            for (Frame frame : frames) {
                assertThat(viewer.readFrame()).isEqualTo(frame);
                assertThat(viewer.readFrame()).isEqualTo(new Frame(PONG, "between"));
            }
        }
    }

    @Test
    void framesThatComeWithTheHandshakeAreNotLost() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            byte[] handshake = RawViewer.handshake("/echo");
            byte[] early = RawViewer.masked(WHOLE_TEXT, "early");
            byte[] together = ByteBuffer.allocate(handshake.length + early.length)
                    .put(handshake)
                    .put(early)
                    .array();
            viewer.send(together);

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 101 ");
            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "early"));
        }
    }

    @Test
    void aFrameBeyondTheLimitClosesWith1009() throws Exception {
        try (OriginServer origin = Origins.taking(1000);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo")) {
            viewer.sendFrame(WHOLE_BINARY, "x".repeat(1000));
            viewer.sendFrame(WHOLE_BINARY, "x".repeat(1_000_000));

            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_BINARY, "x".repeat(1000)));
            assertThat(viewer.readFrame()).isEqualTo(new Frame(CLOSE, "\u0003\u00f1"));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    @Test
    void theJdksViewerIsToldOf1009Too() throws Exception {
        try (OriginServer origin = Origins.taking(1000);
                LibraryViewer viewer = LibraryViewer.open(origin, "/echo")) {
            viewer.socket().sendBinary(ByteBuffer.allocate(1001), true);

            assertThat(viewer.next()).isEqualTo("close 1009 ");
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "83, 81 00 00 00 00 00, 'an opcode that means nothing'",
        "8b, 80 00 00 00 00, 'a control opcode that means nothing'",
        "09, 80 00 00 00 00, 'a ping in fragments'",
        "89, fe 00 7e 00 00 00 00, 'a ping longer than 125 bytes'",
        "81, 01 41, 'a frame without a mask'",
        "82, ff 80 00 00 00 00 00 00 00 00 00 00 00, 'a length below 0'",
    })
    void whatNoViewerMaySendClosesWith1002(String first, String rest, String what) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo")) {
            viewer.sendFrame(WHOLE_TEXT, "before");
            viewer.send(HexFormat.of().parseHex((first + rest).replace(" ", "")));

            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "before"));
            assertThat(viewer.readFrame()).isEqualTo(new Frame(CLOSE, "\u0003\u00ea"));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoHasSaidAllStillGetsTheAnswers() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo")) {
            viewer.sendFrame(WHOLE_BINARY, "y".repeat(200_000));
            viewer.shutdownOutput();

            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_BINARY, "y".repeat(200_000)));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    /** What waits for a viewer that does not read is what the kernel's buffers hold, however much it sends. */
    @Test
    void whoDoesNotReadIsNotReadFrom() throws Exception {
        int payloadBytes = 1 << 26;
        ByteBuffer frame = ByteBuffer.wrap(RawViewer.masked(WHOLE_BINARY, "z".repeat(payloadBytes)));

        try (OriginServer origin = Origins.taking(payloadBytes);
                SocketChannel viewer = SocketChannel.open(
                        new InetSocketAddress("127.0.0.1", origin.endpoint().port()))) {
            viewer.write(ByteBuffer.wrap(RawViewer.handshake("/echo")));
            writeUntilStalled(viewer, frame);

            assertThat(frame.remaining()).isGreaterThan(payloadBytes / 4);
            assertThat(readWhileWriting(viewer, frame)).isGreaterThan(payloadBytes);
        }
    }

    @Test
    void framesAndWebSocketsAreCounted() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer closed = RawViewer.open(origin.endpoint(), "/echo");
                RawViewer open = RawViewer.open(origin.endpoint(), "/echo")) {
            open.sendFrame(WHOLE_TEXT, "one");
            open.sendFrame(PING, "not counted");
            open.sendFrame(WHOLE_TEXT, "two");
            closed.sendFrame(CLOSE, "");
            assertThat(closed.readToEnd()).isEqualTo("\u0088\u0000");
            for (int i = 0; i < 3; i++) {
                open.readFrame();
            }

            assertThat(Origins.counter(origin, "webSocketsOpened")).isEqualTo(2);
            assertThat(Origins.counter(origin, "webSocketsOpen")).isEqualTo(1);
            assertThat(Origins.counter(origin, "messagesReceived")).isEqualTo(2);
            assertThat(Origins.counter(origin, "messagesSent")).isEqualTo(2);
            assertThat(Origins.counter(origin, "cpuNanos")).isPositive();
        }
    }

    private static void writeUntilStalled(SocketChannel viewer, ByteBuffer frame) throws Exception {
        int stalledMillis = 500;
        viewer.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            SelectionKey key = viewer.register(selector, SelectionKey.OP_WRITE);
            while (frame.hasRemaining() && selector.select(stalledMillis) > 0) {
                selector.selectedKeys().clear();
                viewer.write(frame);
            }
            key.cancel();
        }
    }

    private static long readWhileWriting(SocketChannel viewer, ByteBuffer frame) throws Exception {
        int limitMillis = 10_000;
        long read = 0;
        ByteBuffer target = ByteBuffer.allocate(1 << 16);
        try (Selector selector = Selector.open()) {
            SelectionKey key = viewer.register(selector, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            while (read <= frame.limit() && selector.select(limitMillis) > 0) {
                selector.selectedKeys().clear();
                viewer.write(frame);
                if (!frame.hasRemaining()) {
                    key.interestOps(SelectionKey.OP_READ);
                }
                read += Math.max(0, viewer.read(target.clear()));
            }
        }
        return read;
    }
}

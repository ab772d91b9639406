package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import longwire.origin.FrameMirror.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TCP may cut a stream anywhere; wherever it does, the same bytes must go back. */
class FrameMirrorTest {
    private static final int MOST_BYTES = 70_000;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private final ByteArrayOutputStream controlsOnly = new ByteArrayOutputStream();

    @BeforeEach
    void someFrames() {
        frame(0x01, "abc", 0x01, true);
        frame(0x89, "ping", 0x8a, false);
        frame(0x80, "", 0x80, true);
        frame(0x8a, "an unasked pong", -1, false);
        frame(0x82, "x".repeat(130), 0x82, true);
        frame(0xc2, "0123456789abcdef".repeat(4), 0xc2, true);
        frame(0x88, "\u0003\u00e8bye", 0x88, false);
    }

    @Test
    void aStreamInOnePieceComesBack() {
        FrameMirror mirror = new FrameMirror(true, MOST_BYTES, new OriginTally());

        assertThat(mirrored(mirror, sent.size())).isEqualTo(echo.toByteArray());
    }

    @Test
    void aStreamInPiecesOfAnySizeComesBackTheSame() {
        for (int piece = 1; piece < sent.size(); piece++) {
            OriginTally tally = new OriginTally();
            FrameMirror mirror = new FrameMirror(true, MOST_BYTES, tally);

            assertThat(mirrored(mirror, piece)).as("pieces of %d bytes", piece).isEqualTo(echo.toByteArray());
            assertThat(tally.get(OriginCount.MESSAGES_RECEIVED)).isEqualTo(3);
            assertThat(tally.get(OriginCount.MESSAGES_SENT)).isEqualTo(3);
        }
    }

    @Test
    void onTheFeedDataIsDroppedAndControlFramesComeBackWhole() {
        for (int piece = 1; piece < sent.size(); piece++) {
            FrameMirror mirror = new FrameMirror(false, MOST_BYTES, new OriginTally());

            assertThat(mirrored(mirror, piece)).as("pieces of %d bytes", piece).isEqualTo(controlsOnly.toByteArray());
        }
    }

    /** An event may be sent after any piece: half a pong before it would make it part of the pong. */
    @Test
    void halfAControlFrameIsHeldBack() {
        FrameMirror mirror = new FrameMirror(false, MOST_BYTES, new OriginTally());
        byte[] ping = RawViewer.masked(0x89, "ping");

        ByteBuf half = Unpooled.copiedBuffer(ping, 0, 8);
        assertThat(mirror.mirror(half)).isEqualTo(State.OPEN);
        assertThat(half.isReadable()).isFalse();

        ByteBuf rest =
                mirror.withHeld(UnpooledByteBufAllocator.DEFAULT, Unpooled.copiedBuffer(ping, 8, ping.length - 8));
        mirror.mirror(rest);
        assertThat(rest.toString(StandardCharsets.ISO_8859_1)).isEqualTo("\u008a\u0004ping");
        rest.release();
    }

    @Test
    void aLargeFrameGoesBackWhileItsEndIsOnTheWay() {
        FrameMirror mirror = new FrameMirror(true, MOST_BYTES, new OriginTally());
        byte[] large = RawViewer.masked(0x82, "y".repeat(MOST_BYTES));

        ByteBuf begin = Unpooled.copiedBuffer(large, 0, 1000);
        mirror.mirror(begin);

        // Its head is 14 bytes with the mask, and 10 without.
        assertThat(begin.readableBytes()).isEqualTo(996);
        begin.release();
    }

    @Test
    void nothingBehindACloseComesBack() {
        FrameMirror mirror = new FrameMirror(true, MOST_BYTES, new OriginTally());
        ByteBuf bytes = Unpooled.wrappedBuffer(RawViewer.masked(0x88, ""), RawViewer.masked(0x81, "late"))
                .copy();

        assertThat(mirror.mirror(bytes)).isEqualTo(State.CLOSED);

        assertThat(bytes.readableBytes()).isEqualTo(2);
        bytes.release();
    }

    private byte[] mirrored(FrameMirror mirror, int pieceBytes) {
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        byte[] stream = sent.toByteArray();
        State state = State.OPEN;
        for (int from = 0; from < stream.length; from += pieceBytes) {
            assertThat(state).isEqualTo(State.OPEN);
            byte[] piece = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + pieceBytes));
            ByteBuf bytes = mirror.withHeld(UnpooledByteBufAllocator.DEFAULT, Unpooled.copiedBuffer(piece));
            state = mirror.mirror(bytes);
            back.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
        assertThat(state).isEqualTo(State.CLOSED);
        return back.toByteArray();
    }

    /** Adds a frame as it is sent, and as it is expected back, unless that is below 0. */
    private void frame(int first, String payload, int firstBack, boolean data) {
        sent.writeBytes(RawViewer.masked(first, payload));
        if (firstBack < 0) {
            return;
        }
        byte[] head = payload.length() < 126
                ? new byte[] {(byte) firstBack, (byte) payload.length()}
                : new byte[] {(byte) firstBack, 126, 0, (byte) payload.length()};
        echo.writeBytes(head);
        echo.writeBytes(RawViewer.bytes(payload));
        if (!data) {
            controlsOnly.writeBytes(head);
            controlsOnly.writeBytes(RawViewer.bytes(payload));
        }
    }
}

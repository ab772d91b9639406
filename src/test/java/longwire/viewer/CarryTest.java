package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CarryTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final Carry carry = new Carry();

    @Test
    void whatComesWholeIsNotCopied() {
        ByteBuf whole = bytes("whole");

        ByteBuf all = carry.with(whole);
        all.skipBytes(5);
        carry.keep(all, allocator);

        assertThat(all).isSameAs(whole);
        whole.release();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void whatIsLeftStandsBeforeWhatComesNext() {
        StringBuilder read = new StringBuilder();

        for (String part : new String[] {"ab", "cd", "e", "", "f".repeat(999), "g"}) {
            ByteBuf more = bytes(part);
            ByteBuf all = carry.with(more);
            // Wholes are of three bytes here.
            while (all.readableBytes() >= 3) {
                read.append(all.readCharSequence(3, StandardCharsets.US_ASCII));
            }
            carry.keep(all, allocator);
            more.release();
        }

        assertThat(read.toString()).isEqualTo("abcde" + "f".repeat(999) + "g");
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    @Test
    void whatWasKeptIsLetGoTwiceWithoutHarm() {
        ByteBuf part = bytes("part");
        carry.keep(carry.with(part), allocator);
        part.release();

        carry.release();
        carry.release();

        assertThat(allocator.metric().usedDirectMemory()).isZero();
        ByteBuf next = bytes("next");
        assertThat(carry.with(next)).isSameAs(next);
        next.release();
    }

    private ByteBuf bytes(String text) {
        return allocator.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}

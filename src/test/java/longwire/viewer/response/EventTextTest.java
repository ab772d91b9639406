package longwire.viewer.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases are those of WHATWG HTML, section 9.2.6, and of what servers send. */
class EventTextTest {
    private final UnpooledByteBufAllocator buffers = new UnpooledByteBufAllocator(true, true);
    private final List<String> events = new ArrayList<>();
    private final EventText text =
            new EventText((data, receivedNanos) -> events.add(data.toString(StandardCharsets.UTF_8)));

    @AfterEach
    void everythingIsReleased() {
        text.release();
        assertThat(buffers.metric().usedDirectMemory()).isZero();
        assertThat(buffers.metric().usedHeapMemory()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'data: a\n\n', a, ''",
        "'data:a\r\n\r\n', a, ''",
        "'data: a\r\rdata: b\r\r', 'a|b', ''",
        "'data: YHOO\ndata: +2\ndata: 10\n\n', 'YHOO\n+2\n10', ''",
        "': a comment\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n', 'first|second| third', ''",
        "'data\n\ndata\ndata\n\ndata:', '\n', ''",
        "'data:test\n\ndata: test\n\n', 'test|test', ''",
        "'event: add\nretry: 10\nunknown: x\nid: 7\ndata: a\n\n', a, 7",
        "'\uFEFFdata: a\n\n', a, ''",
        "'id: 3\n\n', '', 3",
        "'id: 3\ndata: a\n\nid: 4\ndata: half', a, 3",
    })
    void eventsAreReadAsABrowserReadsThem(String stream, String expected, String lastId) {
        feed(stream);

        assertThat(String.join("|", events)).isEqualTo(expected);
        assertThat(text.lastEventId()).isEqualTo(lastId);
    }

    @Test
    void anIdWithANulIsIgnored() {
        feed("id: 1\n\nid: a\0b\ndata: a\n\n");

        assertThat(text.lastEventId()).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'\uFEFFid: 12\r\ndata: one\r\n: comment\r\ndata: two\r\n\r\nid: 13\rdata: three\r\r'",
        "'id: 12\ndata: one\ndata: two\n\nid: 13\ndata: three\n\n'",
    })
    void eventsThatArriveByteByByteAreTheSame(String stream) {
        for (byte octet : stream.getBytes(StandardCharsets.UTF_8)) {
            append(new byte[] {octet});
        }

        assertThat(events).containsExactly("one\ntwo", "three");
        assertThat(text.lastEventId()).isEqualTo("13");
    }

    /** What was half an event when the connection ended is asked for again, and its beginning forgotten. */
    @Test
    void halfAnEventEndsWithItsStream() {
        feed("id: 1\ndata: a\n\nid: 2\ndata: b\n");
        text.release();
        assertThat(text.lastEventId()).isEqualTo("1");
        feed("data: c\n\n");

        assertThat(events).containsExactly("a", "c");
        assertThat(text.lastEventId()).isEqualTo("1");
    }

    @Test
    void aLongIdIsKeptAndALongerOneIsRefused() {
        feed("id: " + "9".repeat(1_024) + "\n\n");
        assertThat(text.lastEventId()).hasSize(1_024);

        assertThatThrownBy(() -> feed("id: " + "9".repeat(1_025) + "\n\n"))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("event stream: an id of 1025 bytes (expected: at most 1024)");
    }

    @Test
    void aLineWithoutEndIsRefused() {
        byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 18; i++) {
                        append(mebibyte);
                    }
                })
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining("a line of more than");
    }

    @Test
    void anEventWithoutEndIsRefused() {
        String line = "data: " + "x".repeat(1 << 20) + "\n";

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 18; i++) {
                        feed(line);
                    }
                })
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining("an event of more than");
    }

    private void feed(String stream) {
        append(stream.getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] bytes) {
        ByteBufAllocator allocator = buffers;
        ByteBuf target = text.text(allocator);
        target.writeBytes(bytes);
        text.read(allocator, 0);
    }
}

package longwire.viewer.fanout;

import static longwire.viewer.fanout.Inbox.Arrival.AGAIN;
import static longwire.viewer.fanout.Inbox.Arrival.DELIVERED;
import static longwire.viewer.fanout.Inbox.Arrival.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private final Room room = new Room(3, 1);
    private final Inbox inbox = new Inbox(room);

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"text\":\"%s\"}", "~l~lw~lw%sxxx", "MESSAGE\nid:1\n\n%s\0"})
    void aPublishIsFoundWhereverTheServicePutsIt(String around) {
        assertThat(take(String.format(around, stamp(room, 2, 1_234, -5)))).isEqualTo(DELIVERED);

        assertThat(inbox.dueNanos()).isEqualTo(-5);
        assertThat(inbox.delivered()).isEqualTo(1);
    }

    @Test
    void whatIsNoPublishOfThisRoomIsSomethingElse() {
        String stamp = stamp(room, 0, 0, 1);

        assertThat(take("")).isEqualTo(OTHER);
        assertThat(take("hello ~lw")).isEqualTo(OTHER);
        assertThat(take(stamp.substring(0, PublishStamp.BYTES - 1)))
                .as("cut off")
                .isEqualTo(OTHER);
        assertThat(take(stamp.replace("~lw", "~LW"))).isEqualTo(OTHER);
        assertThat(take(stamp.substring(0, PublishStamp.BYTES - 1) + "g"))
                .as("no digit")
                .isEqualTo(OTHER);
        assertThat(take(stamp(new Room(3, 1), 0, 0, 1))).as("another room").isEqualTo(OTHER);
        assertThat(inbox.delivered()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "in order, 0 1 2 3, 4, 0",
        "twice, 0 1 1 0, 2, 2",
        "overtaken, 3 0 2 1, 4, 0",
        "overtaken and twice, 3 0 3 0, 2, 2",
        "63 further, 0 63 1 0, 3, 1",
        "a gap, 0 1000000 999999 999937 0, 4, 1",
    })
    void eachPublishIsDeliveredOnceAndAnyMoreIsTold(String name, String sequences, int delivered, int again) {
        int twice = 0;
        for (String sequence : sequences.split(" ")) {
            twice += take(stamp(room, 1, Long.parseLong(sequence), 0)) == AGAIN ? 1 : 0;
        }

        assertThat(inbox.delivered()).isEqualTo(delivered);
        assertThat(twice).isEqualTo(again);
    }

    @Test
    void publishersAreCountedForThemselvesAndWhatIsMissingIsKnown() {
        for (int publish = 0; publish < 4; publish++) {
            room.published();
        }

        take(stamp(room, 0, 0, 0));
        take(stamp(room, 1, 0, 0));
        take(stamp(room, 2, 0, 0));

        assertThat(inbox.missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|5|fewer than the 5 connections, so that others receive",
                "6|5|fewer than the 5 connections, so that others receive",
                "5000|10000|at most 400 for 10000 connections",
                "4097|5000|at most 800 for 5000 connections",
            })
    void moreThanARoomHoldsIsRefused(int publishers, int viewers, String expected) {
        assertThatThrownBy(() -> Room.check(publishers, viewers))
                .isInstanceOf(InputFault.class)
                .hasMessage("conversation.publishers: " + publishers + " (expected: " + expected + ")");
    }

    private Inbox.Arrival take(String message) {
        ByteBuf bytes = Unpooled.copiedBuffer("##" + message + "##", StandardCharsets.UTF_8);
        return inbox.take(bytes, 2, bytes.readableBytes() - 4);
    }

    private static String stamp(Room room, int publisher, long sequence, long dueNanos) {
        ByteBuf stamp = Unpooled.buffer();
        room.seat(publisher).writeStamp(stamp, sequence, dueNanos);
        return stamp.toString(StandardCharsets.UTF_8);
    }
}

package longwire.viewer.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.settings.PlaceholderText;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void eachMessageHasItsNumberAndIsFilledUpToItsSize() {
        MessageText text = texts("{\"id\":${id},\"user\":\"${user}\",\"p\":\"${payload}\"}");

        assertThat(written(text, 0, 40))
                .isEqualTo("{\"id\":0,\"user\":\"<user>\",\"p\":\"xxxxxxxxx\"}")
                .hasSize(40);
        assertThat(written(text, 1_234, 40)).contains("\"id\":1234,").hasSize(40);
        assertThat(written(text, 1, 10)).isEqualTo("{\"id\":1,\"user\":\"<user>\",\"p\":\"\"}");
        assertThat(written(text, Long.MAX_VALUE, 64))
                .contains("9223372036854775807")
                .hasSize(64);
    }

    @Test
    void severalAreUsedInTurn() {
        MessageText text = texts("a${id}", "bb${id}", "${id}");

        assertThat(Stream.of(0, 1, 2, 3).map(number -> written(text, number, 64)))
                .containsExactly("a0", "bb1", "2", "a3");
    }

    @Test
    void aMessageWithoutAnIdIsRefusedWhereTheReplyIsKnownByIt() {
        assertThatThrownBy(() -> new ConversationSettings(
                        new JsonRpc(), List.of(PlaceholderText.parse("conversation.message", "{}")), Map.of()))
                .isInstanceOf(InputFault.class)
                .hasMessage("conversation.message: {} (expected: ${id} in it, by which json-rpc knows the reply)");
    }

    @Test
    void anEchoHasNoTextOfItsOwn() {
        assertThatThrownBy(() -> new ConversationSettings(
                        new Echo(), List.of(PlaceholderText.parse("conversation.message", "hello")), Map.of()))
                .isInstanceOf(InputFault.class)
                .hasMessage("conversation.message: hello (expected: none; echo makes its own)");
    }

    private static MessageText texts(String... texts) {
        return new MessageText(
                Stream.of(texts)
                        .map(text -> PlaceholderText.parse("conversation.message", text))
                        .toList(),
                name -> "<" + name + ">",
                MessageText.Head.NONE);
    }

    private static String written(MessageText text, long sequence, int bytes) {
        ByteBuf out = Unpooled.buffer();
        text.write(out, sequence, bytes);
        return out.toString(StandardCharsets.UTF_8);
    }
}

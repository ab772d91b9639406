package longwire.viewer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
    private final JsonFields fields = new JsonFields("id", "error");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":7} | 7",
                "{\"id\":\"7\"} | 7",
                " { \"a\" : [ {\"id\": 1} , \"]\" ] ,\t\"id\" : 12 } | 12",
                "{\"a\":{\"id\":1},\"b\":\"{\\\"id\\\":2\"} | -1",
                "{\"b\":\"\\\\\",\"id\":0,\"c\":null} | 0",
                "{\"id\":1,\"id\":2} | 2",
                "{\"id\":1.5} | -1",
                "{\"id\":-1} | -1",
                "{\"id\":null} | -1",
                "{\"id\":\"\"} | -1",
                "{\"id\":9999999999999999999} | -1",
                "{} | -1",
            })
    void theNumberOfAnOutermostFieldIsFound(String json, long id) {
        assertThat(read(json)).isTrue();
        assertThat(fields.number(0)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{\"id\"",
                "{\"id\":",
                "{\"id\":1",
                "{\"id\":1,",
                "{\"id\":\"1",
                "{\"a\":[1,",
                "{id:1}",
                "{\"a\":\"b\\"
            })
    void whatIsNoWholeObjectIsRefused(String json) {
        assertThat(read(json)).isFalse();
    }

    @Test
    void anErrorThatIsNullIsNone() {
        assertThat(read("{\"id\":1,\"error\":null}")).isTrue();
        assertThat(fields.has(1)).isFalse();
        assertThat(read("{\"id\":1,\"error\":{\"code\":-32601}}")).isTrue();
        assertThat(fields.has(1)).isTrue();
        assertThat(fields.text(1)).isEqualTo("{\"code\":-32601}");
    }

    /** Against a whole parser, on objects made at random and on those with a byte changed, which must not confuse it beyond repair. */
    @Test
    void itFindsWhatAParserFinds() throws Exception {
        ObjectMapper parser = new ObjectMapper();
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2_000; round++) {
            String json = "{" + member(random, 3) + ",\"id\":" + round + "," + member(random, 3) + "}";
            JsonNode whole = parser.readTree(json);

            assertThat(read(json)).as(json).isTrue();
            assertThat(fields.number(0)).as(json).isEqualTo(whole.get("id").asLong());

            byte[] changed = json.getBytes(StandardCharsets.UTF_8);
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(128);
            ByteBuf bytes = Unpooled.wrappedBuffer(changed);
            if (fields.read(bytes, 0, changed.length)) {
                assertThat(fields.number(0)).isGreaterThanOrEqualTo(JsonFields.NONE);
            }
        }
    }

    private static String member(SplittableRandom random, int depth) {
        return "\"" + "abc".charAt(random.nextInt(3)) + random.nextInt(1000) + "\" : " + value(random, depth);
    }

    private static String value(SplittableRandom random, int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(6)) {
            case 0 -> "\"te\\\"xt, {[\\\\\"";
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> "true";
            case 3 -> "1.5e-7";
            case 4 -> "{" + member(random, depth - 1) + ",\"id\":1}";
            default -> "[" + value(random, depth - 1) + " , " + value(random, depth - 1) + "]";
        };
    }

    private boolean read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return fields.read(Unpooled.wrappedBuffer(bytes), 0, bytes.length);
    }
}

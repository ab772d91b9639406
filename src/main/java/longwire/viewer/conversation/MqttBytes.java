package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Texts of MQTT, and its lengths of one to four bytes: seven bits in each, the lowest first. */
final class MqttBytes {
    /** The bit of a byte that another one follows. */
    static final int MORE = 0x80;

    static final int LENGTH_BITS = 7;
    static final int MOST_LENGTH_BYTES = 4;

    private MqttBytes() {}

    static void writeText(ByteBuf out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length).writeBytes(bytes);
    }

    static int lengthBytes(int length) {
        int bytes = 1;
        for (int rest = length >> LENGTH_BITS; rest > 0; rest >>= LENGTH_BITS) {
            bytes++;
        }
        return bytes;
    }

    static void setLength(ByteBuf out, int at, int length) {
        int rest = length;
        int next = at;
        do {
            int octet = rest & ~MORE & 0xff;
            rest >>= LENGTH_BITS;
            out.setByte(next++, rest > 0 ? octet | MORE : octet);
        } while (rest > 0);
    }
}

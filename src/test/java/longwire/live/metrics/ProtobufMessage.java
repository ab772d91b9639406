package longwire.live.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A protobuf message of which only the numbers of its fields are known: enough to read what was pushed. */
final class ProtobufMessage {
    private record Field(int number, Object value) {}

    private final List<Field> fields = new ArrayList<>();

    private ProtobufMessage(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int key = (int) varint(bytes);
            Object value =
                    switch (key & 7) {
                        case 0 -> varint(bytes);
                        case 1 -> bytes.getLong();
                        case 2 -> piece(bytes);
                        case 5 -> (long) bytes.getInt();
                        default -> throw new AssertionError("wire type " + (key & 7));
                    };
            fields.add(new Field(key >>> 3, value));
        }
    }

    static ProtobufMessage of(byte[] bytes) {
        return new ProtobufMessage(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** All messages in a field. */
    List<ProtobufMessage> messages(int number) {
        return values(number).stream().map(value -> of((byte[]) value)).toList();
    }

    /** The first message down a path of fields. */
    ProtobufMessage at(int... numbers) {
        ProtobufMessage message = this;
        for (int number : numbers) {
            message = message.messages(number).get(0);
        }
        return message;
    }

    String text(int number) {
        return new String((byte[]) values(number).get(0), StandardCharsets.UTF_8);
    }

    boolean has(int number) {
        return !values(number).isEmpty();
    }

    long number(int number) {
        return (Long) values(number).get(0);
    }

    double decimal(int number) {
        return Double.longBitsToDouble(number(number));
    }

    /** The 64 bits long numbers of a packed field. */
    List<Long> packed(int number) {
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) values(number).get(0)).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> all = new ArrayList<>();
        while (bytes.hasRemaining()) {
            all.add(bytes.getLong());
        }
        return all;
    }

    private List<Object> values(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static byte[] piece(ByteBuffer bytes) {
        byte[] piece = new byte[(int) varint(bytes)];
        bytes.get(piece);
        return piece;
    }
}

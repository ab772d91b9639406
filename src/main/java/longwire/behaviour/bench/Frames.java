package longwire.behaviour.bench;

import java.nio.ByteBuffer;
import java.util.Optional;

/** WebSocket frames (RFC 6455, section 5.2) as bytes. */
public final class Frames {
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private Frames() {}

    /** A frame of a viewer, masked. */
    public static byte[] ofViewer(int opcode, byte[] payload) {
        byte[] frame = frame(opcode, payload.length, MASK.length, MASKED);
        int at = frame.length - payload.length;
        System.arraycopy(MASK, 0, frame, at - MASK.length, MASK.length);
        for (int i = 0; i < payload.length; i++) {
            frame[at + i] = (byte) (payload[i] ^ MASK[i % MASK.length]);
        }
        return frame;
    }

    /** A frame of an origin, not masked. */
    public static byte[] ofOrigin(int opcode, byte[] payload) {
        byte[] frame = frame(opcode, payload.length, 0, 0);
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        return frame;
    }

    private static byte[] frame(int opcode, int length, int maskBytes, int masked) {
        int lengthBytes = length < SHORT_LENGTH ? 0 : length <= 0xffff ? Short.BYTES : Long.BYTES;
        ByteBuffer frame = ByteBuffer.allocate(2 + lengthBytes + maskBytes + length);
        frame.put((byte) (FIN | opcode));
        if (lengthBytes == 0) {
            frame.put((byte) (masked | length));
        } else if (lengthBytes == Short.BYTES) {
            frame.put((byte) (masked | SHORT_LENGTH)).putShort((short) length);
        } else {
            frame.put((byte) (masked | LONG_LENGTH)).putLong(length);
        }
        return frame.array();
    }

    /** The code of the first close frame among {@code bytes}, which begin with a frame; 1005 if it has none. */
    public static Optional<Integer> closeCode(byte[] bytes) {
        return first(bytes, CLOSE)
                .map(payload -> payload.length < Short.BYTES
                        ? 1005
                        : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()));
    }

    /** The payload of the first complete frame with {@code opcode} among {@code bytes}, which begin with a frame. */
    public static Optional<byte[]> first(byte[] bytes, int opcode) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.remaining() >= 2) {
            int kind = rest.get() & OPCODE;
            int second = Byte.toUnsignedInt(rest.get());
            Optional<Long> length = length(rest, second & ~MASKED);
            byte[] mask = new byte[(second & MASKED) == 0 ? 0 : MASK.length];
            if (length.isEmpty() || length.get() + mask.length > rest.remaining()) {
                return Optional.empty();
            }
            byte[] payload = new byte[length.get().intValue()];
            rest.get(mask).get(payload);
            for (int i = 0; i < payload.length && mask.length > 0; i++) {
                payload[i] ^= mask[i % mask.length];
            }
            if (kind == opcode) {
                return Optional.of(payload);
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> length(ByteBuffer rest, int said) {
        if (said < SHORT_LENGTH) {
            return Optional.of((long) said);
        }
        int bytes = said == SHORT_LENGTH ? Short.BYTES : Long.BYTES;
        if (rest.remaining() < bytes) {
            return Optional.empty();
        }
        return Optional.of(bytes == Short.BYTES ? Short.toUnsignedLong(rest.getShort()) : Math.abs(rest.getLong()));
    }
}

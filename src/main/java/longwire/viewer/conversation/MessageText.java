package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import longwire.settings.PlaceholderText;

/**
 * The messages of one viewer, used in turn. In each, {@code ${id}} is the number of the message, and {@code ${payload}} fills it
 * up to the plan's size, from a {@link Head} on where there is one; other placeholders had their values before.
 */
public final class MessageText {
    /** The number of a message, by which its reply is known. */
    public static final String ID = "id";
    /** Filler up to the size of the plan. */
    public static final String PAYLOAD = "payload";
    /** The placeholders that each message fills anew. */
    public static final Set<String> OWN = Set.of(ID, PAYLOAD);

    private static final int MOST_DIGITS = 19;
    private static final int RADIX = 10;
    private static final byte FILLER = 'x';

    private final List<Part[]> messages = new ArrayList<>();
    private final byte[] digits = new byte[MOST_DIGITS];

    private final Head head;

    /** What the payload of each message begins with. */
    public interface Head {
        /** Payloads that are filler alone. */
        Head NONE = new Head() {
            @Override
            public int bytes() {
                return 0;
            }

            @Override
            public void write(ByteBuf out, long sequence) {
                // Nothing.
            }
        };

        /** Its length in each message. */
        int bytes();

        /** Appends that of message {@code sequence}. */
        void write(ByteBuf out, long sequence);
    }

    private enum Kind {
        LITERAL,
        ID,
        PAYLOAD
    }

    private record Part(Kind kind, byte[] literal) {}

    /**
     * Takes messages apart.
     *
     * @param values of placeholders other than {@link #OWN}
     * @param head of the first payload in each message
     */
    public MessageText(List<PlaceholderText> texts, UnaryOperator<String> values, Head head) {
        this.head = head;
        for (PlaceholderText text : texts) {
            List<Part> parts = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            List<String> literals = text.literals();
            List<String> names = text.placeholders();
            for (int index = 0; index < literals.size(); index++) {
                literal.append(literals.get(index));
                if (index == names.size()) {
                    continue;
                }
                String name = names.get(index);
                if (OWN.contains(name)) {
                    parts.add(literal(literal));
                    parts.add(new Part(name.equals(ID) ? Kind.ID : Kind.PAYLOAD, new byte[0]));
                } else {
                    literal.append(values.apply(name));
                }
            }
            parts.add(literal(literal));
            messages.add(parts.toArray(Part[]::new));
        }
    }

    /**
     * Appends message {@code sequence}.
     *
     * @param bytes of the message as a whole, where it has a payload; more where all else needs more
     */
    public void write(ByteBuf out, long sequence, int bytes) {
        Part[] parts = messages.get((int) (sequence % messages.size()));
        int filler = bytes - fixedBytes(parts, sequence) - head.bytes();
        boolean headless = true;
        for (Part part : parts) {
            switch (part.kind) {
                case LITERAL -> out.writeBytes(part.literal);
                case ID -> writeNumber(out, sequence);
                case PAYLOAD -> {
                    if (headless) {
                        headless = false;
                        head.write(out, sequence);
                    }
                    for (; filler > 0; filler--) {
                        out.writeByte(FILLER);
                    }
                }
            }
        }
    }

    /** Appends {@code number}, 0 or more, in decimal digits. */
    public void writeNumber(ByteBuf out, long number) {
        long rest = number;
        int at = digits.length;
        do {
            digits[--at] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        } while (rest > 0);
        out.writeBytes(digits, at, digits.length - at);
    }

    private static int fixedBytes(Part[] parts, long sequence) {
        int bytes = 0;
        for (Part part : parts) {
            bytes += switch (part.kind) {
                case LITERAL -> part.literal.length;
                case ID -> digitsOf(sequence);
                case PAYLOAD -> 0;
            };
        }
        return bytes;
    }

    private static int digitsOf(long number) {
        int count = 1;
        for (long rest = number / RADIX; rest > 0; rest /= RADIX) {
            count++;
        }
        return count;
    }

    private static Part literal(StringBuilder text) {
        Part part = new Part(Kind.LITERAL, text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        return part;
    }
}

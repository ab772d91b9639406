package longwire.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Fills a payload with JSON: {@code {"stamp":"…","rows":[{…},…],"pad":"xx"}}. Rows are prices with names that repeat and digits that
 * do not, about 100 bytes each, and always the same ones for a message of one number and length. In a row of messages none comes
 * again within 32 KiB, the largest window of deflate.
 */
final class JsonRows {
    private static final String HEAD = "{\"stamp\":\"";
    private static final String AFTER_STAMP = "\",\"rows\":[";
    private static final String BEFORE_PAD = "],\"pad\":\"";
    private static final String END = "\"}";

    /** Where the digits of the stamp begin. */
    static final int STAMP_AT = HEAD.length();

    static final int LEAST_BYTES =
            STAMP_AT + Stamp.TEXT_BYTES + AFTER_STAMP.length() + BEFORE_PAD.length() + END.length();

    private static final byte[] HEAD_BYTES = ascii(HEAD);
    private static final byte[] AFTER_STAMP_BYTES = ascii(AFTER_STAMP);
    private static final byte[] BEFORE_PAD_BYTES = ascii(BEFORE_PAD);
    private static final byte[] END_BYTES = ascii(END);
    private static final byte PAD = 'x';

    /** Half a megabyte of rows. A power of two. */
    private static final int NUMBER = 4_096;
    /** What a row has at least, for how many of them a message has at most. */
    private static final int ABOUT_ROW_BYTES = 90;

    /** Made when the first payload is. */
    private static final class All {
        private static final byte[][] ROWS = rows();
    }

    private JsonRows() {}

    /** Writes all but the digits of the stamp to {@code length} bytes of {@code payload} from {@code start} on. */
    static void write(byte[] payload, int start, int length, long sequence) {
        int at = put(HEAD_BYTES, payload, start) + Stamp.TEXT_BYTES;
        at = put(AFTER_STAMP_BYTES, payload, at);
        int rowsEnd = start + length - BEFORE_PAD_BYTES.length - END_BYTES.length;
        long row = sequence * (length / ABOUT_ROW_BYTES + 1);
        byte[] next = All.ROWS[(int) row & NUMBER - 1];
        for (boolean first = true; at + next.length + 1 <= rowsEnd; first = false) {
            if (!first) {
                payload[at++] = ',';
            }
            at = put(next, payload, at);
            next = All.ROWS[(int) ++row & NUMBER - 1];
        }
        at = put(BEFORE_PAD_BYTES, payload, at);
        int end = start + length - END_BYTES.length;
        while (at < end) {
            payload[at++] = PAD;
        }
        put(END_BYTES, payload, at);
    }

    /** Whether what stands in {@code payload} from {@code start} on begins as a payload of ours. */
    static boolean begins(ByteBuffer payload, int start) {
        if (payload.limit() - start < LEAST_BYTES) {
            return false;
        }
        for (int at = 0; at < HEAD_BYTES.length; at++) {
            if (payload.get(start + at) != HEAD_BYTES[at]) {
                return false;
            }
        }
        return true;
    }

    private static int put(byte[] part, byte[] payload, int at) {
        System.arraycopy(part, 0, payload, at, part.length);
        return at + part.length;
    }

    private static byte[][] rows() {
        SplittableRandom random = new SplittableRandom(1);
        byte[][] rows = new byte[NUMBER][];
        for (int row = 0; row < NUMBER; row++) {
            double bid = random.nextDouble(5, 500);
            rows[row] = ascii(String.format(
                    Locale.ROOT,
                    "{\"id\":%d,\"symbol\":\"%c%c%c%c\",\"bid\":%.2f,\"ask\":%.2f,\"volume\":%d,\"time\":\"2026-01-%02dT%02d:%02d:%02d.%03dZ\"}",
                    random.nextInt(100_000, 1_000_000),
                    letter(random),
                    letter(random),
                    letter(random),
                    letter(random),
                    bid,
                    bid * (1 + random.nextDouble(0.001)),
                    100 * random.nextInt(1, 100),
                    random.nextInt(1, 29),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextInt(1_000)));
        }
        return rows;
    }

    private static char letter(SplittableRandom random) {
        return (char) random.nextInt('A', 'Z' + 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

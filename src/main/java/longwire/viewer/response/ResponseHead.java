package longwire.viewer.response;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/**
 * The head of an HTTP/1.1 response, read in place. One instance serves any number of responses, one after another, and
 * allocates only when a header is requested by name.
 */
public final class ResponseHead {
    /** No server of ours or of a proxy sends more; beyond it the other side does not speak HTTP. */
    private static final int LONGEST = 64 * 1024;

    private static final byte[] HTTP_1 = ascii("HTTP/1.");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding:");
    private static final byte[] CONNECTION = ascii("connection:");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CLOSE = ascii("close");
    private static final int FIRST_FINAL_STATUS = 200;
    private static final int STATUS_AT = 9;
    private static final int STATUS_DIGITS = 3;
    private static final int RADIX = 10;
    /** Numbers of this many digits always fit in a long. */
    private static final int MOST_DIGITS = 18;
    /** How much of a refused line is quoted. */
    private static final int MOST_QUOTED = 40;

    private static final int LOWER_CASE = 0x20;

    private ByteBuf bytes;
    private int start;
    private int end;
    private int status;
    private long contentLength;
    private boolean chunked;
    private boolean closing;

    /**
     * Reads a head at the reader index of {@code bytes}, and moves the index past it.
     *
     * @return false if the head is incomplete; the index is then unchanged
     * @throws OutsideFault if it is not HTTP
     */
    public boolean read(ByteBuf from) {
        bytes = from;
        start = from.readerIndex();
        end = endOfHead(from);
        if (end < 0) {
            if (from.readableBytes() > LONGEST) {
                throw new OutsideFault("answer: more than " + LONGEST + " bytes of headers");
            }
            return false;
        }
        readStatus();
        contentLength = -1;
        chunked = false;
        closing = false;
        for (int line = nextLine(start); line < end - 2; line = nextLine(line)) {
            readHeader(line);
        }
        from.readerIndex(end);
        return true;
    }

    /** As {@link #read}, of the final response: interim ones that come before it are passed over. */
    public boolean readFinal(ByteBuf from) {
        do {
            if (!from.isReadable() || !read(from)) {
                return false;
            }
        } while (status < FIRST_FINAL_STATUS);
        return true;
    }

    public int status() {
        return status;
    }

    /** What stands behind the status in its line; may be empty. */
    public String phrase() {
        int from = start + STATUS_AT + STATUS_DIGITS;
        int lineEnd = nextLine(start);
        return bytes.toString(from, Math.max(0, lineEnd - from), StandardCharsets.ISO_8859_1)
                .strip();
    }

    /** The value of Content-Length, or -1. */
    public long contentLength() {
        return contentLength;
    }

    public boolean chunked() {
        return chunked;
    }

    /** Whether the other side will close the connection after this response. */
    public boolean closing() {
        return closing;
    }

    /** The first value of a header, or the empty string; {@code name} in lower case. */
    public String header(String name) {
        return values(name).findFirst().orElse("");
    }

    /** All values of a header, as one (RFC 9110, section 5.3), or the empty string; {@code name} in lower case. */
    public String headers(String name) {
        return values(name).collect(Collectors.joining(", "));
    }

    /** The media type without its parameters, in lower case; the empty string where it is not said. */
    public String mediaType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Stream<String> values(String name) {
        String head = bytes.toString(start, end - start, StandardCharsets.ISO_8859_1);
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.indexOf(':') > 0
                        && line.substring(0, line.indexOf(':'))
                                .toLowerCase(Locale.ROOT)
                                .equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    private void readStatus() {
        status = 0;
        boolean http = matches(start, HTTP_1);
        for (int i = 0; http && i < STATUS_DIGITS; i++) {
            int digit = bytes.getByte(start + STATUS_AT + i) - '0';
            http = digit >= 0 && digit < RADIX;
            status = status * RADIX + digit;
        }
        if (!http) {
            throw new OutsideFault("answer: not HTTP/1.1: "
                    + bytes.toString(start, Math.min(end - start, MOST_QUOTED), StandardCharsets.ISO_8859_1));
        }
    }

    private void readHeader(int line) {
        if (matches(line, CONTENT_LENGTH)) {
            contentLength = readNumber(line + CONTENT_LENGTH.length);
        } else if (matches(line, TRANSFER_ENCODING)) {
            chunked = contains(line, CHUNKED);
        } else if (matches(line, CONNECTION)) {
            closing = contains(line, CLOSE);
        }
    }

    /** Refuses any length that is not a number: a misread length would make the rest of one response the head of the next. */
    private long readNumber(int from) {
        int at = from;
        while (isBlank(bytes.getByte(at))) {
            at++;
        }
        int first = at;
        long number = 0;
        for (int digit = digitAt(at); digit >= 0 && at - first < MOST_DIGITS; digit = digitAt(at)) {
            number = number * RADIX + digit;
            at++;
        }
        int behind = at;
        while (isBlank(bytes.getByte(at))) {
            at++;
        }
        if (behind == first || bytes.getByte(at) != '\r') {
            int end = nextLine(from);
            throw new OutsideFault("answer: Content-Length:"
                    + bytes.toString(from, Math.min(end - from, MOST_QUOTED), StandardCharsets.ISO_8859_1)
                            .stripTrailing()
                    + " (expected: a number of bytes, at most " + MOST_DIGITS + " digits)");
        }
        return number;
    }

    /** The digit at {@code at}, or -1 if there is none. */
    private int digitAt(int at) {
        int digit = bytes.getByte(at) - '0';
        return digit >= 0 && digit < RADIX ? digit : -1;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private boolean matches(int at, byte[] lowerCase) {
        if (at + lowerCase.length > end) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte octet = bytes.getByte(at + i);
            byte lower = octet >= 'A' && octet <= 'Z' ? (byte) (octet | LOWER_CASE) : octet;
            if (lower != lowerCase[i] && octet != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean contains(int line, byte[] lowerCase) {
        for (int at = line; at < end && bytes.getByte(at) != '\r'; at++) {
            if (matches(at, lowerCase)) {
                return true;
            }
        }
        return false;
    }

    private int nextLine(int from) {
        return bytes.forEachByte(from, end - from, ByteProcessor.FIND_LF) + 1;
    }

    /** The index after the empty line, or -1. */
    private static int endOfHead(ByteBuf from) {
        int at = from.readerIndex();
        while (true) {
            int feed = from.forEachByte(at, from.writerIndex() - at, ByteProcessor.FIND_LF);
            if (feed < 0) {
                return -1;
            }
            int before = feed - 2;
            if (before > from.readerIndex() && from.getByte(before) == '\n' && from.getByte(feed - 1) == '\r') {
                return feed + 1;
            }
            at = feed + 1;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

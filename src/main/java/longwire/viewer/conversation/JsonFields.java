package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Finds the values of fields in a JSON object, without making one: it reads the bytes once, and looks at the names of the
 * outermost object only. What is between is not checked any further than this needs. One instance belongs to one thread.
 */
public final class JsonFields {
    /** The field is not there. */
    public static final int NONE = -1;

    private final byte[][] names;
    private final int[] starts;
    private final int[] ends;
    private ByteBuf from;
    private int end;

    /** Looks for fields of these names, in ASCII without escapes. */
    public JsonFields(String... names) {
        this.names = new byte[names.length][];
        for (int index = 0; index < names.length; index++) {
            this.names[index] = names[index].getBytes(StandardCharsets.US_ASCII);
        }
        this.starts = new int[names.length];
        this.ends = new int[names.length];
    }

    /** Reads an object; false if it is none, or breaks off. */
    public boolean read(ByteBuf bytes, int start, int length) {
        from = bytes;
        end = start + length;
        for (int index = 0; index < starts.length; index++) {
            starts[index] = NONE;
        }
        int at = skipBlank(start);
        if (at >= end || from.getByte(at) != '{') {
            return false;
        }
        at = skipBlank(at + 1);
        if (at < end && from.getByte(at) == '}') {
            return true;
        }
        while (at < end && from.getByte(at) == '"') {
            int nameStart = at + 1;
            int nameEnd = endOfString(at) - 1;
            at = skipBlank(nameEnd + 1);
            if (nameEnd < nameStart || at >= end || from.getByte(at) != ':') {
                return false;
            }
            int valueStart = skipBlank(at + 1);
            int valueEnd = endOfValue(valueStart);
            if (valueEnd <= valueStart) {
                return false;
            }
            keep(nameStart, nameEnd, valueStart, valueEnd);
            at = skipBlank(valueEnd);
            if (at < end && from.getByte(at) == '}') {
                return true;
            }
            if (at >= end || from.getByte(at) != ',') {
                return false;
            }
            at = skipBlank(at + 1);
        }
        return false;
    }

    /** Whether field {@code index} is there, and not null. */
    public boolean has(int index) {
        return starts[index] != NONE && from.getByte(starts[index]) != 'n';
    }

    /** Where the value of field {@code index} begins, its quote or bracket included, or {@link #NONE}. */
    public int start(int index) {
        return starts[index];
    }

    /** Where it ends. */
    public int end(int index) {
        return ends[index];
    }

    /** The number that field {@code index} holds, also in quotes; {@link #NONE} if it holds none, or a negative one. */
    public long number(int index) {
        if (starts[index] == NONE) {
            return NONE;
        }
        boolean quoted = from.getByte(starts[index]) == '"';
        int first = starts[index] + (quoted ? 1 : 0);
        int last = ends[index] - (quoted ? 1 : 0);
        return Digits.whole(from, first, last);
    }

    /** The text between the quotes of field {@code index}, as it stands, or its value; empty if it is not there. */
    public String text(int index) {
        if (starts[index] == NONE) {
            return "";
        }
        boolean quoted = from.getByte(starts[index]) == '"';
        int first = starts[index] + (quoted ? 1 : 0);
        int last = ends[index] - (quoted ? 1 : 0);
        return from.toString(first, last - first, StandardCharsets.UTF_8);
    }

    /** Whether field {@code index} holds exactly {@code text}, in quotes. */
    public boolean is(int index, byte[] text) {
        return starts[index] != NONE
                && from.getByte(starts[index]) == '"'
                && equal(starts[index] + 1, ends[index] - 1, text);
    }

    private void keep(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        for (int index = 0; index < names.length; index++) {
            // Of two fields with one name the last counts, as for most parsers.
            if (equal(nameStart, nameEnd, names[index])) {
                starts[index] = valueStart;
                ends[index] = valueEnd;
            }
        }
    }

    private boolean equal(int start, int behind, byte[] other) {
        if (behind - start != other.length) {
            return false;
        }
        for (int index = 0; index < other.length; index++) {
            if (from.getByte(start + index) != other[index]) {
                return false;
            }
        }
        return true;
    }

    /** Behind the closing quote of the string at {@code at}; 0 if it breaks off. */
    private int endOfString(int at) {
        for (int next = at + 1; next < end; next++) {
            byte letter = from.getByte(next);
            if (letter == '\\') {
                next++;
            } else if (letter == '"') {
                return next + 1;
            }
        }
        return 0;
    }

    private int endOfValue(int at) {
        if (at >= end) {
            return 0;
        }
        byte first = from.getByte(at);
        if (first == '"') {
            return endOfString(at);
        }
        return first == '{' || first == '[' ? endOfNested(at) : endOfWord(at);
    }

    private int endOfNested(int at) {
        int depth = 0;
        for (int next = at; next < end; next++) {
            byte letter = from.getByte(next);
            if (letter == '"') {
                next = endOfString(next) - 1;
                if (next < 0) {
                    return 0;
                }
            } else if (letter == '{' || letter == '[') {
                depth++;
            } else if ((letter == '}' || letter == ']') && --depth == 0) {
                return next + 1;
            }
        }
        return 0;
    }

    /** Of a number, true, false or null. */
    private int endOfWord(int at) {
        int next = at;
        while (next < end && isWord(from.getByte(next))) {
            next++;
        }
        return next;
    }

    private static boolean isWord(byte letter) {
        return letter >= '0' && letter <= '9'
                || letter >= 'a' && letter <= 'z'
                || letter == '-'
                || letter == '+'
                || letter == '.'
                || letter == 'E';
    }

    private int skipBlank(int at) {
        int next = at;
        while (next < end && isBlank(from.getByte(next))) {
            next++;
        }
        return next;
    }

    private static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }
}

package longwire.edge.http1;

/**
 * The line before a chunk: its size in hexadecimal digits, and extensions, which are ignored (RFC 9112, section 7.1).
 * The spaces that the RFC asks recipients to tolerate are refused: no sender may write them, and programs have
 * disagreed on the size when there were any.
 */
final class ChunkLine {
    /** Every number with so many digits fits a long. */
    private static final int MOST_DIGITS = 15;

    private static final int BASE = 16;

    private ChunkLine() {}

    /** The chunk size in {@code line}; 0 means the last chunk. */
    static long size(byte[] line) throws BadMessage {
        for (byte octet : line) {
            if (octet < 0) {
                // Allowed in a quoted string, but other programs fail on it.
                throw BadMessage.syntax("a byte beyond ASCII before a chunk");
            }
        }
        long size = 0;
        int index = 0;
        while (index < line.length && line[index] != ';') {
            int digit = Character.digit(line[index], BASE);
            if (digit < 0 || index == MOST_DIGITS) {
                throw BadMessage.syntax("a chunk size that is not a hexadecimal number, or too large");
            }
            size = size * BASE + digit;
            index++;
        }
        if (index == 0) {
            throw BadMessage.syntax("a chunk without a size");
        }
        while (index < line.length) {
            index = extensionEnd(line, index);
        }
        return size;
    }

    /** The end of the extension that must start with a semicolon at {@code from}. */
    private static int extensionEnd(byte[] line, int from) throws BadMessage {
        int nameEnd = Tokens.end(line, from + 1);
        if (line[from] != ';' || nameEnd == from + 1) {
            throw BadMessage.syntax("a chunk extension without a name");
        }
        if (nameEnd == line.length || line[nameEnd] != '=') {
            return nameEnd;
        }
        int value = nameEnd + 1;
        int valueEnd = value < line.length && line[value] == '"' ? quoteEnd(line, value) : Tokens.end(line, value);
        if (valueEnd == value) {
            throw BadMessage.syntax("a chunk extension without a value");
        }
        return valueEnd;
    }

    private static int quoteEnd(byte[] line, int from) throws BadMessage {
        int index = from + 1;
        while (index < line.length && line[index] != '"') {
            index += line[index] == '\\' ? 2 : 1;
        }
        if (index >= line.length) {
            throw BadMessage.syntax("a chunk extension with an unclosed quote");
        }
        return index + 1;
    }
}

package longwire.message;

/** What a payload looks like behind its stamp. */
public enum PayloadKind {
    /** The stamp as bytes, then one letter again and again. */
    BINARY(Stamp.LEAST_BYTES),
    /** The stamp as hexadecimal digits, then one letter again and again. */
    TEXT(2 * Stamp.LEAST_BYTES),
    /** A JSON object with the stamp and rows as a feed of prices has them: what is deflated in practice. */
    JSON(JsonRows.LEAST_BYTES);

    private final int leastBytes;

    PayloadKind(int leastBytes) {
        this.leastBytes = leastBytes;
    }

    /** The least payload of this kind, in bytes. */
    public int leastBytes() {
        return leastBytes;
    }

    /** Whether it is UTF-8, for text frames. */
    public boolean isText() {
        return this != BINARY;
    }
}

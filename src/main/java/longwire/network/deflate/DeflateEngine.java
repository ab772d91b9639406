package longwire.network.deflate;

/** Deflates messages one after another, in one stream. */
interface DeflateEngine extends AutoCloseable {
    /** zlib's default: 2^(8 + 9) bytes for its hash table and its symbols. */
    int MEMORY_LEVEL = 8;

    /**
     * Deflates a whole message of one byte or more, and ends it with an empty stored block: the last four bytes are 00 00 ff ff.
     *
     * @param out has room for {@link #most} bytes
     * @param forget whether no later message refers to this one or to any before
     * @return the number of bytes written to {@code out}, from its start
     */
    int deflate(byte[] in, int length, byte[] out, boolean forget);

    @Override
    void close();

    /** The most bytes that {@code length} bytes can become, with what ends them (zlib's deflateBound for any setting). */
    static int most(int length) {
        return length + (length + 7 >> 3) + (length + 63 >> 6) + 32;
    }

    /** An engine with a window of {@code bits}, 8 to 15. */
    static DeflateEngine of(int bits, int level) {
        return bits == DeflateParameters.MOST_BITS ? new JdkEngine(level) : new SmallWindowEngine(bits, level);
    }
}

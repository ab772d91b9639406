package longwire.network.deflate;

import java.util.zip.Deflater;

/** The JDK's zlib: always with a window of 15 bits. */
final class JdkEngine implements DeflateEngine {
    private final Deflater deflater;

    JdkEngine(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public int deflate(byte[] in, int length, byte[] out, boolean forget) {
        deflater.setInput(in, 0, length);
        // After a full flush nothing refers to what came before it, as after a reset; and it ends as a sync flush does.
        return deflater.deflate(out, 0, out.length, forget ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH);
    }

    @Override
    public void close() {
        deflater.end();
    }
}

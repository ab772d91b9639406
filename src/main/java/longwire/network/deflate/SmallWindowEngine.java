package longwire.network.deflate;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;

/**
 * JZlib, whose window is 9 to 15 bits. A window of 9 bits also serves 8: zlib keeps 262 of its 512 bytes as lookahead, so no
 * distance is above 250. zlib itself has refused raw streams of 8 bits since 1.2.9, and before it silently took 9.
 */
final class SmallWindowEngine implements DeflateEngine {
    private static final int LEAST_BITS = 9;

    private final Deflater deflater;

    SmallWindowEngine(int bits, int level) {
        try {
            // Negative: without the header of zlib.
            deflater = new Deflater(level, -Math.max(LEAST_BITS, bits), MEMORY_LEVEL);
        } catch (GZIPException impossible) {
            throw new IllegalStateException("window of " + bits + " bits, level " + level, impossible);
        }
    }

    @Override
    public int deflate(byte[] in, int length, byte[] out, boolean forget) {
        deflater.setInput(in, 0, length, false);
        deflater.setOutput(out, 0, out.length);
        int status = deflater.deflate(forget ? JZlib.Z_FULL_FLUSH : JZlib.Z_SYNC_FLUSH);
        if (status != JZlib.Z_OK || deflater.getAvailIn() != 0) {
            throw new IllegalStateException("JZlib: status " + status + ", " + deflater.getAvailIn() + " bytes left");
        }
        return out.length - deflater.getAvailOut();
    }

    @Override
    public void close() {
        deflater.end();
    }
}

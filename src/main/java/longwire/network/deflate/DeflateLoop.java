package longwire.network.deflate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.zip.Inflater;

/**
 * What the connections of one event loop share: buffers, and engines for messages that refer to no others. Used by the loop's
 * thread only. It takes no memory until something is deflated or inflated.
 */
public final class DeflateLoop implements AutoCloseable {
    private static final int INITIAL_BYTES = 4_096;

    private final int level;
    private final DeflateEngine[] forgetful = new DeflateEngine[DeflateParameters.MOST_BITS + 1];
    private Inflater inflater;
    private byte[] in = {};
    private ByteBuf deflated = Unpooled.EMPTY_BUFFER;
    private ByteBuf inflated = Unpooled.EMPTY_BUFFER;

    /** @param level of zlib, 1 to 9 */
    public DeflateLoop(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }

    /** The engine that connections without takeover use in turn. */
    DeflateEngine forgetful(int bits) {
        if (forgetful[bits] == null) {
            forgetful[bits] = DeflateEngine.of(bits, level);
        }
        return forgetful[bits];
    }

    /** The inflater that connections without takeover use in turn; to be reset before each message. */
    Inflater inflater() {
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        return inflater;
    }

    /** An array for what goes in, with at least {@code bytes}; its content may be lost. */
    byte[] in(int bytes) {
        if (in.length < bytes) {
            in = new byte[Math.max(INITIAL_BYTES, bytes)];
        }
        return in;
    }

    /** An array-backed buffer for what is deflated, with at least {@code bytes}. */
    ByteBuf deflated(int bytes) {
        deflated = atLeast(bytes, deflated);
        return deflated.clear();
    }

    /** Another one for what is inflated; it keeps its content, and its indexes are 0. */
    ByteBuf inflated(int bytes) {
        inflated = atLeast(bytes, inflated);
        return inflated.clear();
    }

    private static ByteBuf atLeast(int bytes, ByteBuf buffer) {
        if (buffer.capacity() >= bytes) {
            return buffer;
        }
        byte[] wider = new byte[Math.max(INITIAL_BYTES, bytes)];
        buffer.getBytes(0, wider, 0, buffer.capacity());
        return Unpooled.wrappedBuffer(wider);
    }

    @Override
    public void close() {
        for (int bits = 0; bits < forgetful.length; bits++) {
            if (forgetful[bits] != null) {
                forgetful[bits].close();
                forgetful[bits] = null;
            }
        }
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}

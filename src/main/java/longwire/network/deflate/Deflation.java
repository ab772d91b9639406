package longwire.network.deflate;

import io.netty.buffer.ByteBuf;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import longwire.fault.OutsideFault;

/**
 * Deflates the messages of one side of a connection, and inflates those of the other (RFC 7692, section 7.2). With takeover it
 * keeps a window for each direction, outside of the heap where the JDK's zlib is used; {@link #stateBytes} says how much.
 */
public final class Deflation implements AutoCloseable {
    /** What a sender leaves out at the end of a message. */
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    /** What it refers to at most, for a dictionary. */
    private static final int WINDOW_BYTES = 1 << DeflateParameters.MOST_BITS;
    /** Window, tables and the rest of zlib's inflate_state. */
    private static final int INFLATE_BYTES = WINDOW_BYTES + 7 * 1_024;

    /** About what text is deflated to. */
    private static final long GUESSED_RATIO = 4;

    private final DeflateLoop loop;
    private final int bits;
    /** With takeover: of this connection alone. Null otherwise. */
    private final DeflateEngine engine;

    private final Inflater inflater;

    private Deflation(DeflateLoop loop, int bits, boolean takeover, boolean peerTakeover) {
        this.loop = loop;
        this.bits = bits;
        this.engine = takeover ? DeflateEngine.of(bits, loop.level()) : null;
        this.inflater = peerTakeover ? new Inflater(true) : null;
    }

    /** That of a client. */
    public static Deflation ofClient(DeflateAgreement agreed, DeflateLoop loop) {
        return new Deflation(loop, agreed.clientWindowBits(), agreed.clientTakeover(), agreed.serverTakeover());
    }

    /** That of a server. */
    public static Deflation ofServer(DeflateAgreement agreed, DeflateLoop loop) {
        return new Deflation(loop, agreed.serverWindowBits(), agreed.serverTakeover(), agreed.clientTakeover());
    }

    /** Whether a message refers to those before it: the same message then has other bytes on each connection. */
    public boolean takesOver() {
        return engine != null;
    }

    /** The window for what is deflated, 8 to 15. */
    public int windowBits() {
        return bits;
    }

    /** About the memory that is kept from one message to the next: 0 without takeover in any direction. */
    public int stateBytes() {
        int deflate = engine == null ? 0 : (1 << bits + 2) + (1 << DeflateEngine.MEMORY_LEVEL + 9);
        return deflate + (inflater == null ? 0 : INFLATE_BYTES);
    }

    /**
     * Deflates a whole message.
     *
     * @return the payload to send, from the start of an array-backed buffer of the loop: valid until the loop deflates again
     */
    public ByteBuf deflate(ByteBuf from, int start, int length) {
        ByteBuf out = loop.deflated(DeflateEngine.most(length));
        if (length == 0) {
            // zlib writes nothing when it is flushed twice (section 7.2.3.6).
            return out.writeByte(0);
        }
        byte[] in = loop.in(length);
        from.getBytes(start, in, 0, length);
        DeflateEngine with = engine == null ? loop.forgetful(bits) : engine;
        int bytes = with.deflate(in, length, out.array(), engine == null);
        return out.writerIndex(bytes - TAIL.length);
    }

    /**
     * Inflates a whole message.
     *
     * @param most bytes that it may become
     * @return the message, in a buffer of the loop: valid until the loop inflates again
     * @throws OutsideFault where the bytes are not deflated, or become too many
     */
    public ByteBuf inflate(ByteBuf from, int start, int length, int most) {
        byte[] in = loop.in(length + TAIL.length);
        from.getBytes(start, in, 0, length);
        System.arraycopy(TAIL, 0, in, length, TAIL.length);
        Inflater with = inflater;
        if (with == null) {
            with = loop.inflater();
            with.reset();
        }
        with.setInput(in, 0, length + TAIL.length);
        try {
            return inflate(with, in, length + TAIL.length, most);
        } catch (DataFormatException damaged) {
            throw new OutsideFault("message: bad deflate data: " + damaged.getMessage(), damaged);
        }
    }

    private ByteBuf inflate(Inflater with, byte[] in, int inBytes, int most) throws DataFormatException {
        // One byte more than may come, so that more can be told.
        ByteBuf out = loop.inflated((int) Math.min(GUESSED_RATIO * inBytes, most + 1L));
        int bytes = 0;
        while (true) {
            int got = with.inflate(out.array(), bytes, out.capacity() - bytes);
            bytes += got;
            if (bytes > most) {
                throw new OutsideFault("message: inflated, more than " + most + " bytes");
            }
            if (with.finished()) {
                goOn(with, out.array(), bytes, in, inBytes);
            } else if (bytes == out.capacity()) {
                out = loop.inflated((int) Math.min(2L * bytes, most + 1L));
            } else if (got == 0 || with.needsInput()) {
                return out.setIndex(0, bytes);
            }
        }
    }

    /**
     * A block said that it was the last one (section 7.2.3.4): what follows it is a new stream for zlib. It may refer to this message
     * only; no sender is known that sends such blocks and refers to earlier messages.
     */
    private static void goOn(Inflater with, byte[] out, int bytes, byte[] in, int inBytes) {
        int left = with.getRemaining();
        with.reset();
        int window = Math.min(bytes, WINDOW_BYTES);
        with.setDictionary(out, bytes - window, window);
        with.setInput(in, inBytes - left, left);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (inflater != null) {
            inflater.end();
        }
    }
}

package longwire.relay;

import io.netty.buffer.ByteBuf;

/** Everything arrives in pieces of so many bytes, each in a segment of its own. */
record Slices(int bytesEach) implements Impairment {
    /** So that the other side reads them one by one. */
    private static final long BETWEEN_NANOS = 100_000;

    @Override
    public void pass(Way way, ByteBuf bytes) {
        while (bytes.isReadable()) {
            way.deliverAfterLast(bytes.readRetainedSlice(Math.min(bytesEach, bytes.readableBytes())), BETWEEN_NANOS);
        }
        bytes.release();
    }
}

package longwire.relay;

import io.netty.buffer.ByteBuf;

/** Each way of each link passes so many bytes per second. */
record Rate(long bytesPerSecond) implements Impairment {
    private static final double NANOS_PER_SECOND = 1e9;
    /** A large piece would come as one, late. */
    private static final int PIECES_PER_SECOND = 100;

    @Override
    public void pass(Way way, ByteBuf bytes) {
        int piece = (int) Math.max(1, bytesPerSecond / PIECES_PER_SECOND);
        while (bytes.isReadable()) {
            ByteBuf next = bytes.readRetainedSlice(Math.min(piece, bytes.readableBytes()));
            way.deliverAfterLast(next, (long) (next.readableBytes() * NANOS_PER_SECOND / bytesPerSecond));
        }
        bytes.release();
    }
}

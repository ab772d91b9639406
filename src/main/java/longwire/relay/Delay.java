package longwire.relay;

import io.netty.buffer.ByteBuf;

/** Everything arrives later. */
record Delay(long nanos) implements Impairment {
    @Override
    public void pass(Way way, ByteBuf bytes) {
        way.deliverLater(bytes, nanos);
    }
}

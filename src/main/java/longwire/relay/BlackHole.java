package longwire.relay;

import io.netty.buffer.ByteBuf;

/** Nothing arrives, and no end of a connection either. Once it is over, everything arrives. */
record BlackHole() implements Impairment {
    @Override
    public boolean cuts() {
        return true;
    }

    @Override
    public void begin(Link link) {
        link.hold();
    }

    @Override
    public void join(Link link) {
        link.hold();
    }

    @Override
    public void pass(Way way, ByteBuf bytes) {
        way.deliver(bytes);
    }
}

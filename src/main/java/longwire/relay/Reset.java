package longwire.relay;

import io.netty.buffer.ByteBuf;

/** Both sides of each link that is open get a reset; later ones are not touched. */
record Reset() implements Impairment {
    @Override
    public boolean cuts() {
        return true;
    }

    @Override
    public void begin(Link link) {
        link.reset();
    }

    @Override
    public void pass(Way way, ByteBuf bytes) {
        way.deliver(bytes);
    }
}

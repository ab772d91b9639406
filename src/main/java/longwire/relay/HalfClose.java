package longwire.relay;

import io.netty.buffer.ByteBuf;

/** The viewer seems to end its side: the server gets a FIN, and what it sends still arrives. Later links are not touched. */
record HalfClose() implements Impairment {
    @Override
    public boolean cuts() {
        return true;
    }

    @Override
    public void begin(Link link) {
        link.endViewersSide();
    }

    @Override
    public void pass(Way way, ByteBuf bytes) {
        way.deliver(bytes);
    }
}

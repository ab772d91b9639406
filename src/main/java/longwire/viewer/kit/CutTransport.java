package longwire.viewer.kit;

import io.netty.buffer.ByteBuf;
import longwire.viewer.Link;
import longwire.viewer.Transport;
import longwire.viewer.Wire;

/**
 * A transport whose wire reads single bytes. It is not enough that the server writes single bytes: the sockets may join them.
 *
 * @param whole the transport under test
 */
record CutTransport(Transport whole) implements Transport {
    @Override
    public String label() {
        return whole.label();
    }

    @Override
    public Wire wire(Link link) {
        return new CutWire(link, whole.wire(link));
    }

    private record CutWire(Link link, Wire wire) implements Wire {
        @Override
        public void connected() {
            wire.connected();
        }

        @Override
        public void send(long sequence) {
            wire.send(sequence);
        }

        @Override
        public void read(ByteBuf bytes, long receivedNanos) {
            // A wire that has closed its connection reads nothing more.
            while (bytes.isReadable() && link.channel().isActive()) {
                ByteBuf each = bytes.readRetainedSlice(1);
                try {
                    wire.read(each, receivedNanos);
                } finally {
                    each.release();
                }
            }
        }

        @Override
        public void ping() {
            wire.ping();
        }

        @Override
        public void subscribed() {
            wire.subscribed();
        }

        @Override
        public void close() {
            wire.close();
        }

        @Override
        public String disconnected() {
            return wire.disconnected();
        }
    }
}

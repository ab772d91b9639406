package longwire.viewer.kit;

import io.netty.buffer.ByteBuf;
import longwire.viewer.Link;
import longwire.viewer.Transport;
import longwire.viewer.Wire;

/**
 * The transport under test, with a change to what its wires read.
 *
 * @param whole the transport under test
 * @param reading passes on what arrived
 */
record ReadingTransport(Transport whole, Reading reading) implements Transport {
    /** What a wire reads of the bytes that arrived. */
    interface Reading {
        void read(ReadingWire wire, ByteBuf bytes, long receivedNanos);
    }

    /** Single bytes. It is not enough that the server writes single bytes: the sockets may join them. */
    static ReadingTransport byteByByte(Transport whole) {
        return new ReadingTransport(whole, (wire, bytes, receivedNanos) -> {
            // A wire that has closed its connection reads nothing more.
            while (bytes.isReadable() && wire.link.channel().isActive()) {
                ByteBuf each = bytes.readRetainedSlice(1);
                try {
                    wire.wire.read(each, receivedNanos);
                } finally {
                    each.release();
                }
            }
        });
    }

    /** All bytes, as if they had arrived later by {@code nanos}. */
    static ReadingTransport later(Transport whole, long nanos) {
        return new ReadingTransport(
                whole, (wire, bytes, receivedNanos) -> wire.wire.read(bytes, receivedNanos + nanos));
    }

    @Override
    public String label() {
        return whole.label();
    }

    @Override
    public Wire wire(Link link) {
        return new ReadingWire(link, whole.wire(link), reading);
    }

    record ReadingWire(Link link, Wire wire, Reading reading) implements Wire {
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
            reading.read(this, bytes, receivedNanos);
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

package longwire.viewer.kit;

import example.LengthPrefixed;
import io.netty.buffer.ByteBuf;
import longwire.viewer.Link;
import longwire.viewer.Transport;
import longwire.viewer.Wire;

/** The transport of the example with one flaw. */
final class FlawedTransport implements Transport {
    private static final int SOME_BYTES = 100;

    /** Stored, so that the JIT cannot remove the allocation. */
    static volatile byte[] garbage;

    private final Flaw flaw;

    /** What the wire does wrong. */
    enum Flaw {
        NEVER_OPENS,
        OPENS_WHEN_DISCONNECTED,
        FORGETS_PIECES,
        READS_ONE_OF_MANY,
        READS_TWICE,
        READS_THE_CLOCK,
        ONE_AT_A_TIME,
        SENDS_THE_ONE_BEFORE,
        PINGS_WITH_A_MESSAGE,
        TAKES_REPLIES_IN_ORDER,
        MAKES_UP_REPLIES,
        KEEPS_BUFFERS,
        KEEPS_ITS_GOODBYE,
        TELLS_NO_CODE,
        KEEPS_HALF_AN_ANSWER,
        NEVER_SUBSCRIBES,
        SUBSCRIBES_ONCE,
        ALLOCATES
    }

    FlawedTransport(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public String label() {
        return "flawed";
    }

    @Override
    public Wire wire(Link link) {
        return new Flawed(link, new LengthPrefixed().wire(link));
    }

    private final class Flawed implements Wire {
        private final Link link;
        private final Wire good;
        private boolean waiting;
        private boolean subscribed;
        private long replies;

        Flawed(Link link, Wire good) {
            this.link = link;
            this.good = good;
        }

        @Override
        public void connected() {
            if (flaw == Flaw.NEVER_OPENS) {
                link.refused("never");
            } else {
                good.connected();
            }
        }

        @Override
        public void send(long sequence) {
            if (flaw == Flaw.ONE_AT_A_TIME && waiting) {
                return;
            }
            waiting = true;
            if (flaw == Flaw.SENDS_THE_ONE_BEFORE && sequence > 0) {
                ByteBuf message = link.channel().alloc().directBuffer();
                message.writeInt(link.payloadBytes());
                link.writeMessage(message, sequence - 1);
                link.channel().writeAndFlush(message);
                link.sent(sequence, link.nanoTime());
            } else {
                good.send(sequence);
            }
            if (flaw == Flaw.ALLOCATES) {
                garbage = new byte[SOME_BYTES];
            }
            if (flaw == Flaw.MAKES_UP_REPLIES) {
                link.answered(sequence, link.nanoTime());
            }
        }

        @Override
        public void read(ByteBuf bytes, long receivedNanos) {
            switch (flaw) {
                case FORGETS_PIECES -> {
                    if (bytes.readableBytes() > Integer.BYTES) {
                        good.read(bytes, receivedNanos);
                    }
                }
                case READS_ONE_OF_MANY -> {
                    int first = Integer.BYTES + bytes.getInt(bytes.readerIndex());
                    good.read(bytes.readSlice(first), receivedNanos);
                }
                case READS_TWICE -> {
                    good.read(bytes.duplicate(), receivedNanos);
                    good.read(bytes, receivedNanos);
                }
                case READS_THE_CLOCK -> good.read(bytes, link.nanoTime());
                case TAKES_REPLIES_IN_ORDER -> {
                    for (; bytes.isReadable(); bytes.skipBytes(Integer.BYTES + Bench.PAYLOAD_BYTES)) {
                        link.answered(replies++, receivedNanos);
                    }
                }
                case KEEPS_BUFFERS -> good.read(bytes.retain(), receivedNanos);
                default -> good.read(bytes, receivedNanos);
            }
            waiting = false;
            long next = link.nextUnsent();
            if (flaw == Flaw.ONE_AT_A_TIME && next >= 0) {
                send(next);
            }
        }

        @Override
        public void ping() {
            if (flaw == Flaw.PINGS_WITH_A_MESSAGE) {
                ByteBuf empty = link.channel().alloc().directBuffer().writeInt(0);
                link.channel().writeAndFlush(empty);
            }
        }

        @Override
        public void subscribed() {
            boolean forgets = flaw == Flaw.NEVER_SUBSCRIBES || flaw == Flaw.SUBSCRIBES_ONCE && subscribed;
            if (!forgets) {
                good.subscribed();
            }
            subscribed = true;
        }

        @Override
        public void close() {
            if (flaw == Flaw.KEEPS_ITS_GOODBYE) {
                link.channel().alloc().directBuffer(Integer.BYTES);
            }
            good.close();
        }

        @Override
        public String disconnected() {
            waiting = false;
            if (flaw == Flaw.OPENS_WHEN_DISCONNECTED) {
                link.opened();
            }
            if (flaw == Flaw.KEEPS_HALF_AN_ANSWER) {
                return Peer.NO_CODE;
            }
            String code = good.disconnected();
            return flaw == Flaw.TELLS_NO_CODE ? Peer.NO_CODE : code;
        }
    }
}

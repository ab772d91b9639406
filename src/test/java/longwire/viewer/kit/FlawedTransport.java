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
        FORGETS_PIECES,
        READS_TWICE,
        ONE_AT_A_TIME,
        SENDS_THE_ONE_BEFORE,
        KEEPS_BUFFERS,
        TELLS_NO_CODE,
        KEEPS_HALF_AN_ANSWER,
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
        }

        @Override
        public void read(ByteBuf bytes, long receivedNanos) {
            switch (flaw) {
                case FORGETS_PIECES -> {
                    if (bytes.readableBytes() > Integer.BYTES) {
                        good.read(bytes, receivedNanos);
                    }
                }
                case READS_TWICE -> {
                    good.read(bytes.duplicate(), receivedNanos);
                    good.read(bytes, receivedNanos);
                }
                case KEEPS_BUFFERS -> good.read(bytes.retain(), receivedNanos);
                case ALLOCATES -> {
                    garbage = new byte[SOME_BYTES];
                    good.read(bytes, receivedNanos);
                }
                default -> good.read(bytes, receivedNanos);
            }
            waiting = false;
            long next = link.nextUnsent();
            if (flaw == Flaw.ONE_AT_A_TIME && next >= 0) {
                send(next);
            }
        }

        @Override
        public void subscribed() {
            if (flaw != Flaw.SUBSCRIBES_ONCE || !subscribed) {
                good.subscribed();
            }
            subscribed = true;
        }

        @Override
        public void close() {
            good.close();
        }

        @Override
        public String disconnected() {
            waiting = false;
            if (flaw == Flaw.KEEPS_HALF_AN_ANSWER) {
                return Peer.NO_CODE;
            }
            String code = good.disconnected();
            return flaw == Flaw.TELLS_NO_CODE ? Peer.NO_CODE : code;
        }
    }
}

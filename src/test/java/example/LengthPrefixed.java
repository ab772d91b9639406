package example;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import longwire.fault.OutsideFault;
import longwire.viewer.Carry;
import longwire.viewer.Link;
import longwire.viewer.StreamSettings;
import longwire.viewer.Transport;
import longwire.viewer.Wire;

/**
 * Messages on a plain TCP connection, each preceded by its length in four bytes. A length of 0 subscribes to the events of a
 * feed. A negative length is a goodbye, and its absolute value the reason.
 */
public final class LengthPrefixed implements Transport {
    static final int SUBSCRIBE = 0;
    static final int GOODBYE = -1;

    @Override
    public String label() {
        return "length-prefixed";
    }

    @Override
    public Wire wire(Link link) {
        return new Messages(link);
    }

    private static final class Messages implements Wire {
        private final Link link;
        private final Carry carry = new Carry();
        private int reason;

        Messages(Link link) {
            this.link = link;
        }

        @Override
        public void connected() {
            link.opened();
        }

        @Override
        public void send(long sequence) {
            Channel channel = link.channel();
            ByteBuf message = channel.alloc().directBuffer(Integer.BYTES + link.payloadBytes());
            message.writeInt(link.payloadBytes());
            link.writeMessage(message, sequence);
            long sentNanos = link.nanoTime();
            channel.writeAndFlush(message, channel.voidPromise());
            link.sent(sequence, sentNanos);
        }

        @Override
        public void read(ByteBuf bytes, long receivedNanos) {
            ByteBuf all = carry.with(bytes);
            while (readOne(all, receivedNanos)) {
                // One after another.
            }
            carry.keep(all, link.channel().alloc());
        }

        @Override
        public void subscribed() {
            Channel channel = link.channel();
            channel.writeAndFlush(number(channel, SUBSCRIBE), channel.voidPromise());
        }

        @Override
        public void close() {
            Channel channel = link.channel();
            channel.writeAndFlush(number(channel, GOODBYE)).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public String disconnected() {
            carry.release();
            String told = reason == 0 ? "none" : Integer.toString(reason);
            reason = 0;
            return told;
        }

        private boolean readOne(ByteBuf all, long receivedNanos) {
            if (all.readableBytes() < Integer.BYTES) {
                return false;
            }
            int start = all.readerIndex() + Integer.BYTES;
            int length = all.getInt(all.readerIndex());
            if (length < 0) {
                reason = -length;
                all.readerIndex(start);
                return true;
            }
            if (length > StreamSettings.LARGEST_PAYLOAD_BYTES) {
                throw new OutsideFault("message: " + length + " bytes (expected: at most "
                        + StreamSettings.LARGEST_PAYLOAD_BYTES + ")");
            }
            if (all.writerIndex() < start + length) {
                return false;
            }
            link.arrived(all, start, length, link.text(), receivedNanos);
            all.readerIndex(start + length);
            return true;
        }

        private static ByteBuf number(Channel channel, int number) {
            return channel.alloc().directBuffer(Integer.BYTES).writeInt(number);
        }
    }
}

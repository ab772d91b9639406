package longwire.network;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;

/** Bytes that wait for a socket, in a direct buffer of their own. */
public record HeldBytes(ByteBuf bytes) implements Transfer.Waiting {
    /** Takes over the bytes that were written to {@code channel} but not yet sent; null if there are none. */
    public static HeldBytes waitingFor(SocketChannel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        if (waiting == null) {
            // The output of the channel has ended already.
            return null;
        }
        waiting.addFlush();
        ByteBuf all = null;
        for (Object part = waiting.current(); part != null; part = waiting.current()) {
            ByteBuf bytes = (ByteBuf) part;
            if (bytes.isReadable()) {
                all = (all == null ? channel.alloc().directBuffer((int) waiting.totalPendingWriteBytes()) : all)
                        .writeBytes(bytes);
            }
            waiting.remove();
        }
        return all == null ? null : new HeldBytes(all);
    }

    @Override
    public boolean writeTo(RawSocket socket) throws IOException {
        bytes.skipBytes(socket.send(bytes.memoryAddress() + bytes.readerIndex(), bytes.readableBytes()));
        if (bytes.isReadable()) {
            return false;
        }
        bytes.release();
        return true;
    }

    @Override
    public void release() {
        bytes.release();
    }
}

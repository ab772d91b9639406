package longwire.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;

/** Transfers through a buffer that all tunnels of the loop share; only waiting bytes get a separate buffer. */
public final class TransferBuffer implements Transfer {
    private final ByteBuf memory;
    private final long address;
    private int bytes;

    /** Allocates the shared buffer of {@code mostBytes}. */
    public TransferBuffer(int mostBytes) {
        this.memory = UnpooledByteBufAllocator.DEFAULT.directBuffer(mostBytes, mostBytes);
        this.address = memory.memoryAddress();
    }

    @Override
    public int readFrom(RawSocket socket, boolean ended) throws IOException {
        bytes = socket.receive(address, memory.capacity());
        return bytes;
    }

    @Override
    public Waiting writeTo(RawSocket socket) throws IOException {
        int sent = socket.send(address, bytes);
        if (sent == bytes) {
            return null;
        }
        int left = bytes - sent;
        return new HeldBytes(ByteBufAllocator.DEFAULT.directBuffer(left, left).writeBytes(memory, sent, left));
    }

    @Override
    public int mostBytes() {
        return memory.capacity();
    }

    @Override
    public void close() {
        memory.release();
    }
}

package longwire.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;

/** The memory through which all tunnels of an event loop pass their bytes, one after another. */
final class TransferBuffer implements AutoCloseable {
    private final ByteBuf memory;
    private final ByteBufAllocator copies = PooledByteBufAllocator.DEFAULT;
    private final int readsPerFlush;

    /** Of {@code bytes}; see sockets.receive-buffer and sockets.reads-per-flush. */
    TransferBuffer(int bytes, int readsPerFlush) {
        this.memory = UnpooledByteBufAllocator.DEFAULT.directBuffer(bytes, bytes);
        this.readsPerFlush = readsPerFlush;
    }

    /** Whether this JVM lets memory be used by its address. */
    boolean hasAddress() {
        return memory.hasMemoryAddress();
    }

    long address() {
        return memory.memoryAddress();
    }

    int bytes() {
        return memory.capacity();
    }

    int readsPerFlush() {
        return readsPerFlush;
    }

    /** A buffer of its own with a part of this one. */
    ByteBuf copy(int from, int length) {
        return copies.directBuffer(length, length).writeBytes(memory, from, length);
    }

    @Override
    public void close() {
        memory.release();
    }
}

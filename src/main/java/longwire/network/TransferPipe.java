package longwire.network;

import java.io.IOException;

/**
 * Transfers through a kernel pipe that all tunnels of the loop share. If a peer does not accept everything, its tunnel
 * keeps the pipe with the waiting bytes, and the other tunnels get a new pipe.
 */
public final class TransferPipe implements Transfer {
    private final int mostBytes;
    /** Empty between two tunnels; null until it is needed. */
    private SocketPipe pipe;

    public TransferPipe(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public int readFrom(RawSocket socket, boolean ended) throws IOException {
        if (pipe == null) {
            pipe = SocketPipe.open();
        }
        int filled = pipe.fill(socket, mostBytes);
        // The kernel returns 0 in both cases.
        return filled == 0 && ended ? -1 : filled;
    }

    @Override
    public Waiting writeTo(RawSocket socket) throws IOException {
        try {
            if (pipe.drain(socket)) {
                return null;
            }
        } catch (IOException broken) {
            close();
            throw broken;
        }
        Waiting held = new HeldPipe(pipe);
        pipe = null;
        return held;
    }

    @Override
    public int mostBytes() {
        return mostBytes;
    }

    @Override
    public void close() {
        if (pipe != null) {
            pipe.close();
            pipe = null;
        }
    }

    private record HeldPipe(SocketPipe pipe) implements Waiting {
        @Override
        public boolean writeTo(RawSocket socket) throws IOException {
            boolean all = pipe.drain(socket);
            if (all) {
                pipe.close();
            }
            return all;
        }

        @Override
        public void release() {
            pipe.close();
        }
    }
}

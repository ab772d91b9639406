package longwire.network;

import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/** A kernel pipe between two sockets: the bytes never enter this process (splice(2)). Linux only. */
public final class SocketPipe implements AutoCloseable {
    private static final int NO_OFFSET = -1;

    private final FileDescriptor out;
    private final FileDescriptor in;
    private int bytes;

    private SocketPipe(FileDescriptor[] ends) {
        this.out = ends[0];
        this.in = ends[1];
    }

    /** Opens a pipe; it uses two file descriptors. */
    public static SocketPipe open() throws IOException {
        return new SocketPipe(FileDescriptor.pipe());
    }

    /** Reads at most {@code most} bytes from {@code from}; 0 if there are none or if it has ended. */
    public int fill(RawSocket from, int most) throws IOException {
        int filled = Native.splice(from.fd().intValue(), NO_OFFSET, in.intValue(), NO_OFFSET, most);
        bytes += filled;
        return filled;
    }

    /** Writes as much as {@code to} accepts; returns whether the pipe is empty. */
    public boolean drain(RawSocket to) throws IOException {
        while (bytes > 0) {
            int drained = Native.splice(out.intValue(), NO_OFFSET, to.fd().intValue(), NO_OFFSET, bytes);
            if (drained == 0) {
                return false;
            }
            bytes -= drained;
        }
        return true;
    }

    @Override
    public void close() {
        try {
            out.close();
            in.close();
        } catch (IOException gone) {
            // The kernel has closed it all the same.
        }
    }
}

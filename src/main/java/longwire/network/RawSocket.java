package longwire.network;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;

/**
 * A connected socket taken out of its Netty channel: read and written on its event loop without a pipeline, for a
 * fraction of the memory and of the work. The channel must not be used any more. Epoll only.
 */
public abstract class RawSocket implements EpollIoHandle {
    /**
     * Level-triggered: what was not read is reported again, so one read at a time is enough. An event "contains" it where
     * it has any part of it.
     */
    private static final EpollIoOps READ = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP);

    /** Edge-triggered: the other side's FIN, which nobody reads now, would be reported for ever. */
    private static final EpollIoOps ONLY_ERRORS = EpollIoOps.EPOLLERR.with(EpollIoOps.EPOLLET);

    private static final EpollIoOps READ_AND_WRITE = READ.with(EpollIoOps.EPOLLOUT);
    private static final EpollIoOps WRITE = ONLY_ERRORS.with(EpollIoOps.EPOLLOUT);

    private final Socket socket;
    private IoRegistration registration;
    private EpollIoOps wanted;

    /** The socket of {@code channel}, which has been deregistered from its event loop. */
    protected RawSocket(EpollSocketChannel channel) {
        this.socket = new Socket(channel.fd().intValue());
    }

    /** Something can be read, or the other side has ended; {@code ended} says that the second is so. */
    protected abstract void readable(boolean ended) throws IOException;

    /** Something can be written again. */
    protected abstract void writable() throws IOException;

    /** Nothing can be read or written any more. */
    protected abstract void broken();

    /** The event loop ends, and with it all that belongs to this socket. */
    @Override
    public abstract void close();

    /** Starts to report events, on the thread of {@code eventLoop}. */
    protected final void attach(IoEventLoop eventLoop, boolean reading, boolean writing) {
        registration = eventLoop.register(this).getNow();
        if (registration == null) {
            // The event loop is about to end.
            close();
        } else {
            want(reading, writing);
        }
    }

    /** Selects the events to report; errors are always reported. */
    protected final void want(boolean reading, boolean writing) {
        EpollIoOps next = reading ? writing ? READ_AND_WRITE : READ : writing ? WRITE : ONLY_ERRORS;
        if (next != wanted && isOpen()) {
            wanted = next;
            registration.submit(next);
        }
    }

    /**
     * Reads at most {@code bytes} to the memory at {@code address}.
     *
     * @return the number of bytes; 0 if there are none, -1 if the other side has ended
     */
    public final int receive(long address, int bytes) throws IOException {
        return socket.recvAddress(address, 0, bytes);
    }

    /** Writes from the memory at {@code address}; returns how many bytes the kernel took. */
    public final int send(long address, int bytes) throws IOException {
        int sent = socket.sendAddress(address, 0, bytes);
        return Math.max(sent, 0);
    }

    /** Sends a FIN after everything that was written. */
    protected final void endOutput() throws IOException {
        try {
            socket.shutdown(false, true);
        } catch (NotYetConnectedException reset) {
            throw new IOException("the other side has reset the connection", reset);
        }
    }

    public final boolean isOpen() {
        return socket.isOpen();
    }

    /** Closes it, with a reset instead of a FIN if {@code reset}; a second call does nothing. */
    protected final void close(boolean reset) {
        if (!isOpen()) {
            return;
        }
        try {
            if (reset) {
                socket.setSoLinger(0);
            }
            if (registration != null) {
                registration.cancel();
            }
            socket.close();
        } catch (IOException gone) {
            // The kernel has closed it all the same.
        }
    }

    @Override
    public final FileDescriptor fd() {
        return socket;
    }

    /** Called by the event loop. */
    @Override
    public final void handle(IoRegistration own, IoEvent event) {
        EpollIoOps happened = ((EpollIoEvent) event).ops();
        try {
            if (happened.contains(EpollIoOps.EPOLLOUT)) {
                writable();
            }
            if (isOpen() && happened.contains(READ) && wanted.contains(EpollIoOps.EPOLLIN)) {
                // Also with an error: what came before it is still there to be read.
                readable(happened.contains(EpollIoOps.EPOLLRDHUP));
            } else if (isOpen() && happened.contains(EpollIoOps.EPOLLERR)) {
                broken();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            // Whatever it is, it is this connection's: thrown on, it would take the event loop with it.
            broken();
        }
    }
}

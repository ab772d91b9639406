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
 * A connected socket taken out of its Netty channel. It is read and written on its event loop without a pipeline, for a
 * fraction of the memory and work. The channel must not be used any more. Epoll only.
 */
public abstract class RawSocket implements EpollIoHandle {
    /**
     * Level-triggered: unread input is reported again, so one read at a time is enough. An event {@code contains} this
     * set if it has any of its flags.
     */
    private static final EpollIoOps READ = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP);

    /** Edge-triggered: otherwise an unread FIN of the other side would be reported again and again. */
    private static final EpollIoOps ONLY_ERRORS = EpollIoOps.EPOLLERR.with(EpollIoOps.EPOLLET);

    private static final EpollIoOps READ_AND_WRITE = READ.with(EpollIoOps.EPOLLOUT);
    private static final EpollIoOps WRITE = ONLY_ERRORS.with(EpollIoOps.EPOLLOUT);

    private final Socket socket;
    private IoRegistration registration;
    private EpollIoOps wanted;

    /** The socket of {@code channel}, which has been deregistered from its event loop. */
    protected RawSocket(EpollSocketChannel channel) {
        // The same object, so that event loop and channel see when it is closed.
        this.socket = (Socket) channel.fd();
    }

    /**
     * Called when there is something to read, or when the other side has ended its output; {@code ended} if the latter.
     */
    protected abstract void readable(boolean ended) throws IOException;

    /** Called when the socket is writable again. */
    protected abstract void writable() throws IOException;

    /** Called when the connection has failed. */
    protected abstract void broken();

    /** Called when the event loop ends; must close the socket and free its resources. */
    @Override
    public abstract void close();

    /** Registers with {@code eventLoop}, on its thread, and starts to report events. */
    protected final void attach(IoEventLoop eventLoop, boolean reading, boolean writing) {
        registration = eventLoop.register(this).getNow();
        if (registration == null) {
            // The event loop is shutting down.
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
     * Reads at most {@code bytes} bytes into the memory at {@code address}.
     *
     * @return the number of bytes; 0 if there are none, -1 if the other side has ended
     */
    public final int receive(long address, int bytes) throws IOException {
        return socket.recvAddress(address, 0, bytes);
    }

    /** Writes from the memory at {@code address}; returns how many bytes the kernel accepted. */
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
                // Also after an error: earlier input can still be read.
                readable(happened.contains(EpollIoOps.EPOLLRDHUP));
            } else if (isOpen() && happened.contains(EpollIoOps.EPOLLERR)) {
                broken();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            // Only this connection fails; a rethrown exception would end the event loop.
            broken();
        }
    }
}

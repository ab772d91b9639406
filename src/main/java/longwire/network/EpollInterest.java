package longwire.network;

import io.netty.channel.IoEvent;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import java.io.UncheckedIOException;

/**
 * What epoll should report of one socket, and what it does report. The kernel is told of a difference before the next
 * wait ({@link DeferredEpoll}), except that unwanted input stays enabled until it arrives: by then most sockets want it
 * again. Used on its event loop only, apart from {@link #cancel}.
 */
final class EpollInterest implements IoRegistration, EpollIoHandle {
    /**
     * Requested instead of no events. Netty 4.2.18 removes a socket from epoll when it wants none of its events, as
     * after the other side's FIN. At the first write that has to wait, it then fails to modify the removed socket
     * (ENOENT), and the rest of the output is lost. Edge-triggered: an unhandled level-triggered error would wake the
     * loop again and again.
     */
    private static final EpollIoOps ERRORS_ONCE = EpollIoOps.EPOLLERR.with(EpollIoOps.EPOLLET);

    private static final int INPUT = EpollIoOps.EPOLLIN.value();
    /** The events that epoll reports only on request. */
    private static final int ON_REQUEST = INPUT | EpollIoOps.EPOLLOUT.value() | EpollIoOps.EPOLLRDHUP.value();

    private final DeferredEpoll.Handler epoll;
    private EpollIoHandle socket;
    private IoRegistration registration;
    private EpollIoOps wanted = ERRORS_ONCE;
    /** What the kernel was told last; none before the first time. */
    private EpollIoOps enabled = EpollIoOps.NONE;

    private boolean queued;
    private boolean unwantedCame;
    private volatile boolean cancelled;

    EpollInterest(DeferredEpoll.Handler epoll, EpollIoHandle socket) {
        this.epoll = epoll;
        this.socket = socket;
    }

    /** Begins with Netty's {@code registration} of this object. */
    void begin(IoRegistration own) {
        registration = own;
    }

    /** Lets {@code next} continue after a cancellation; false, and ended, unless it has the same open socket. */
    boolean passTo(EpollIoHandle next) {
        if (socket.fd() != next.fd() || !next.fd().isOpen()) {
            end();
            return false;
        }
        socket.unregistered();
        socket = next;
        cancelled = false;
        next.registered();
        return true;
    }

    /** Makes a cancellation effective. */
    void end() {
        registration.cancel();
    }

    /** Tells the kernel what is wanted, if it has to know. */
    void apply() {
        queued = false;
        boolean due = isDue();
        unwantedCame = false;
        if (cancelled || !due) {
            return;
        }
        enabled = wanted;
        try {
            registration.submit(wanted);
        } catch (UncheckedIOException failure) {
            // The kernel has no memory for another socket, or the user's limit is reached.
            close();
        }
    }

    @Override
    public long submit(IoOps ops) {
        if (cancelled) {
            return -1;
        }
        wanted = EpollIoOps.NONE.equals(ops) ? ERRORS_ONCE : (EpollIoOps) ops;
        if (isDue()) {
            queue();
        }
        return wanted.value();
    }

    @Override
    public boolean isValid() {
        return !cancelled;
    }

    @Override
    public boolean cancel() {
        if (cancelled) {
            return false;
        }
        cancelled = true;
        if (epoll.isOnLoop() && fd().isOpen()) {
            epoll.leaving(this);
        } else {
            registration.cancel();
        }
        return true;
    }

    @Override
    public <T> T attachment() {
        return registration.attachment();
    }

    @Override
    public FileDescriptor fd() {
        return socket.fd();
    }

    @Override
    public void handle(IoRegistration own, IoEvent event) {
        if (cancelled) {
            return;
        }
        int happened = ((EpollIoEvent) event).ops().value();
        int unwanted = happened & ON_REQUEST & ~wanted.value();
        if (unwanted == 0) {
            socket.handle(this, event);
            return;
        }
        unwantedCame = true;
        queue();
        if (happened != unwanted) {
            EpollIoOps rest = EpollIoOps.valueOf(happened & ~unwanted);
            socket.handle(this, (EpollIoEvent) () -> rest);
        }
    }

    @Override
    public void registered() {
        socket.registered();
    }

    @Override
    public void unregistered() {
        socket.unregistered();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (Exception alreadyClosed) {
            // Nothing else can be done for it.
        }
    }

    private boolean isDue() {
        int surplus = enabled.value() & ~wanted.value();
        boolean lacks = (wanted.value() & ~enabled.value()) != 0;
        return lacks || (unwantedCame ? surplus : surplus & ~INPUT) != 0;
    }

    private void queue() {
        if (!queued) {
            queued = true;
            epoll.changed(this);
        }
    }
}

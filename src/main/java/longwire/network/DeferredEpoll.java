package longwire.network;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's epoll with fewer system calls. What is wanted of a socket changes several times while its events are handled:
 * reading is switched off and on again, or a channel hands its socket to a tunnel. Such changes are applied once,
 * immediately before the next wait.
 */
final class DeferredEpoll implements IoHandlerFactory {
    private final IoHandlerFactory epoll;

    DeferredEpoll() {
        this(EpollIoHandler.newFactory());
    }

    /** The changes go to {@code epoll}, Netty's own. */
    DeferredEpoll(IoHandlerFactory epoll) {
        this.epoll = epoll;
    }

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
        return new Handler(executor, epoll.newHandler(executor));
    }

    @Override
    public boolean isChangingThreadSupported() {
        return epoll.isChangingThreadSupported();
    }

    /** The sockets of one event loop. */
    static final class Handler implements IoHandler {
        private final ThreadAwareExecutor executor;
        private final IoHandler epoll;
        private final List<EpollInterest> changed = new ArrayList<>();
        /** Cancelled registrations by file descriptor, until the next wait: someone may take over the socket. */
        private final IntObjectMap<EpollInterest> leaving = new IntObjectHashMap<>();

        private Handler(ThreadAwareExecutor executor, IoHandler epoll) {
            this.executor = executor;
            this.epoll = epoll;
        }

        @Override
        public void initialize() {
            epoll.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            applyChanges();
            return epoll.run(context);
        }

        @Override
        public void prepareToDestroy() {
            applyChanges();
            epoll.prepareToDestroy();
        }

        @Override
        public void destroy() {
            epoll.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            EpollIoHandle socket = (EpollIoHandle) handle;
            EpollInterest previous = leaving.remove(socket.fd().intValue());
            if (previous != null && previous.passTo(socket)) {
                return previous;
            }
            EpollInterest fresh = new EpollInterest(this, socket);
            fresh.begin(epoll.register(fresh));
            return fresh;
        }

        @Override
        public void wakeup() {
            epoll.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return epoll.isCompatible(handleType);
        }

        boolean isOnLoop() {
            return executor.isExecutorThread(Thread.currentThread());
        }

        void changed(EpollInterest one) {
            changed.add(one);
        }

        void leaving(EpollInterest one) {
            EpollInterest closedBefore = leaving.put(one.fd().intValue(), one);
            if (closedBefore != null) {
                closedBefore.end();
            }
        }

        private void applyChanges() {
            if (!leaving.isEmpty()) {
                leaving.values().forEach(EpollInterest::end);
                leaving.clear();
            }
            // A failure closes a socket, which may add a change.
            for (int i = 0; i < changed.size(); i++) {
                changed.get(i).apply();
            }
            changed.clear();
        }
    }
}

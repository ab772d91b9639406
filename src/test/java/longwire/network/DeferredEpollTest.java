package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import longwire.clock.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kernel is told of sockets whose reading is switched off and on, and of those that change hands. */
class DeferredEpollTest {
    private static final int MESSAGES = 20;

    /** System calls of accepted connections. The listening socket is registered before counting begins. */
    private final AtomicInteger changes = new AtomicInteger();

    private final AtomicInteger removals = new AtomicInteger();
    private EventLoops loops;

    @BeforeEach
    void start() {
        assumeTrue(Epoll.isAvailable(), "no epoll on this machine");
        IoHandlerFactory counted =
                loop -> new Counted(EpollIoHandler.newFactory().newHandler(loop));
        loops = EventLoops.start("test", 1, new DeferredEpoll(counted));
    }

    @AfterEach
    void stop() {
        if (loops != null) {
            loops.close();
        }
    }

    @Test
    void readingThatIsSwitchedOffAndOnBetweenTwoMessagesIsToldOnce() throws Exception {
        try (Listener listener = listen(accepted -> accepted.pipeline().addLast(new Echo()));
                Socket client = new Socket("127.0.0.1", listener.endpoint().port())) {
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(echoed(client, i)).isEqualTo(i);
            }

            assertThat(changes).hasValue(1);
        }
    }

    @Test
    void inputThatNobodyWantsIsHeldBackUntilSomebodyDoes() throws Exception {
        Echo echo = new Echo();
        try (Listener listener = listen(accepted -> accepted.pipeline().addLast(echo));
                Socket client = new Socket("127.0.0.1", listener.endpoint().port())) {
            assertThat(echoed(client, 1)).isEqualTo(1);
            loops.next().submit(() -> echo.paused = true).sync();
            assertThat(echoed(client, 2)).isEqualTo(2);
            client.getOutputStream().write(3);
            awaitChanges(2);

            loops.next().submit(echo::resume).sync();
            assertThat(client.getInputStream().read()).isEqualTo(3);
            assertThat(changes).hasValue(3);
        }
    }

    @Test
    void aSocketThatChangesHandsStaysRegistered() throws Exception {
        try (Listener listener = listen(accepted -> accepted.pipeline().addLast(new HandOver()));
                Socket client = new Socket("127.0.0.1", listener.endpoint().port())) {
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(echoed(client, i)).isEqualTo(i);
            }

            assertThat(changes).hasValue(1);
            assertThat(removals).hasValue(0);
        }
    }

    private void awaitChanges(int count) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (changes.get() < count && System.nanoTime() < giveUp) {
            // Runs once the loop has finished its current round.
            loops.next().submit(() -> {}).sync();
        }
        assertThat(changes).hasValue(count);
    }

    private Listener listen(Consumer<SocketChannel> accept) throws InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap().childOption(ChannelOption.AUTO_READ, false);
        Listener listener = Listener.bind(bootstrap, new Endpoint("127.0.0.1", 0), loops, Sockets.EPOLL, false, accept);
        // The listening socket's.
        awaitChanges(1);
        changes.set(0);
        return listener;
    }

    private static int echoed(Socket client, int octet) throws IOException {
        client.setSoTimeout(Patience.MILLIS);
        client.getOutputStream().write(octet);
        return client.getInputStream().read();
    }

    /** Reads one message at a time and writes it back. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        private volatile boolean paused;
        private ChannelHandlerContext context;

        @Override
        public void channelActive(ChannelHandlerContext active) {
            context = active;
            active.read();
        }

        @Override
        public void channelRead(ChannelHandlerContext reading, Object message) {
            reading.writeAndFlush(message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext reading) {
            if (!paused) {
                reading.read();
            }
        }

        private void resume() {
            context.read();
        }
    }

    /** Echoes the first message, and gives the socket to a {@link RawEcho}. */
    private static final class HandOver extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.read();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message);
            IoEventLoop loop = (IoEventLoop) context.channel().eventLoop();
            EpollSocketChannel channel = (EpollSocketChannel) context.channel();
            channel.deregister().addListener(left -> new RawEcho(channel).begin(loop));
        }
    }

    /** Echoes without a channel. */
    private static final class RawEcho extends RawSocket {
        private final TransferBuffer transfer = new TransferBuffer(Long.BYTES);

        RawEcho(EpollSocketChannel channel) {
            super(channel);
        }

        void begin(IoEventLoop loop) {
            attach(loop, true, false);
        }

        @Override
        protected void readable(boolean ended) throws IOException {
            if (transfer.readFrom(this, ended) < 0) {
                close();
            } else {
                transfer.writeTo(this);
            }
        }

        @Override
        protected void writable() {}

        @Override
        protected void broken() {
            close();
        }

        @Override
        public void close() {
            if (isOpen()) {
                close(false);
                transfer.close();
            }
        }
    }

    /** Netty's epoll, whose system calls are counted. */
    private final class Counted implements IoHandler {
        private final IoHandler epoll;

        Counted(IoHandler epoll) {
            this.epoll = epoll;
        }

        @Override
        public void initialize() {
            epoll.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            return epoll.run(context);
        }

        @Override
        public void prepareToDestroy() {
            epoll.prepareToDestroy();
        }

        @Override
        public void destroy() {
            epoll.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return new CountedRegistration(epoll.register(handle));
        }

        @Override
        public void wakeup() {
            epoll.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return epoll.isCompatible(handleType);
        }
    }

    private final class CountedRegistration implements IoRegistration {
        private final IoRegistration registration;

        CountedRegistration(IoRegistration registration) {
            this.registration = registration;
        }

        @Override
        public <T> T attachment() {
            return registration.attachment();
        }

        @Override
        public long submit(IoOps ops) {
            changes.incrementAndGet();
            return registration.submit(ops);
        }

        @Override
        public boolean isValid() {
            return registration.isValid();
        }

        @Override
        public boolean cancel() {
            removals.incrementAndGet();
            return registration.cancel();
        }
    }
}

package longwire.benchmarks.against;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;
import longwire.network.EventLoops;
import longwire.network.Sockets;
import longwire.network.Tls;
import longwire.viewer.Target;

/**
 * WebSockets that are opened as fast as they come about, some at a time, and then lie idle: a closed loop, which tells the most
 * that goes through on this machine, shared with who asks and who answers.
 */
final class Handshakes implements AutoCloseable {
    private static final String TLS_VERSION = "TLSv1.3";
    /** So many are in flight. */
    private static final int AT_ONCE = 32;
    /** Addresses to come from, since each has some 28,000 ports only. */
    private static final int SOURCES = 8;

    private static final long LIMIT_SECONDS = 60;

    private final Target target;
    private final boolean resumes;
    private final SslContext tls;
    private final EventLoops loops = EventLoops.start("handshakes", 1);
    private final Bootstrap bootstrap;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    /** Of the present {@link #open(int)}: those not begun, and those not open yet. Used on the loop only, as is the next. */
    private int left;

    private int pending;
    private CompletableFuture<Void> done;

    /**
     * Those to {@code target}; none yet.
     *
     * @param resumes whether TLS resumes a session of an earlier connection; of no meaning without TLS
     */
    Handshakes(Target target, boolean resumes) {
        this.target = target;
        this.resumes = resumes;
        this.tls = target.tls() ? Tls.build(Tls.client(false).protocols(TLS_VERSION)) : null;
        this.bootstrap = new Bootstrap()
                .group(loops.group())
                .channel(Sockets.preferred().channel())
                .option(ChannelOption.TCP_NODELAY, true)
                // A reset at the close leaves no port waiting.
                .option(ChannelOption.SO_LINGER, 0)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        prepare(made);
                    }
                });
    }

    /**
     * Opens so many more, and returns when all are.
     *
     * @throws OutsideFault when one fails
     */
    void open(int more) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        loops.next().execute(() -> {
            done = all;
            left = more;
            pending = more;
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
        });
        try {
            all.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new OutsideFault(target + ": a handshake failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(target + ": interrupted", interrupted);
        }
    }

    /** Closes all that are open; more may be opened afterwards. */
    void closeOpen() {
        // From the first handler on: TLS says no farewell.
        open.forEach(channel -> channel.pipeline().firstContext().close());
        open.newCloseFuture().awaitUninterruptibly(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closeOpen();
        loops.close();
    }

    private void next() {
        if (left == 0) {
            return;
        }
        left--;
        InetSocketAddress source = new InetSocketAddress("127.0.0." + (1 + left % SOURCES), 0);
        bootstrap
                .connect(new InetSocketAddress(target.host(), target.port()), source)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        failed(connected.cause());
                    }
                });
    }

    private void prepare(Channel made) {
        if (tls != null) {
            // A session is found again by host and port.
            made.pipeline()
                    .addLast(
                            resumes
                                    ? tls.newHandler(made.alloc(), target.host(), target.port())
                                    : tls.newHandler(made.alloc()));
        }
        made.pipeline().addLast(new Opening(target, this::opened, this::failed));
    }

    private void opened(Channel channel) {
        open.add(channel);
        pending--;
        if (pending == 0) {
            done.complete(null);
        }
        next();
    }

    private void failed(Throwable cause) {
        done.completeExceptionally(cause);
    }
}

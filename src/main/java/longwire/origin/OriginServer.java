package longwire.origin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.EventExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import longwire.clock.Clock;
import longwire.measurement.PauseMeter;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;
import longwire.network.Sockets;
import longwire.network.TimerSlack;
import longwire.network.Tls;

/** A running origin. */
public final class OriginServer implements AutoCloseable {
    /** More than any proxy passes on, so that the origin never refuses a head. */
    private static final int MOST_HEAD_BYTES = 1 << 15;

    private final OriginSettings settings;
    private final boolean shared;
    private final EventLoops eventLoops;
    private final Map<EventExecutor, OriginLoop> loops = new LinkedHashMap<>();
    private final EventSource source;
    private final PauseMeter pauses;
    private final SelfReport report;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private Listener listener;
    private Listener tlsListener;

    private OriginServer(OriginSettings settings, boolean shared) {
        this.settings = settings;
        this.shared = shared;
        this.eventLoops = EventLoops.start("origin", settings.eventLoops());
        // Every origin has the same seeds, so that delays can be reproduced.
        eventLoops
                .group()
                .forEach(loop ->
                        loops.put(loop, new OriginLoop((EventLoop) loop, settings, Clock.MONOTONIC, loops.size())));
        this.source = new EventSource(settings, Clock.MONOTONIC, List.copyOf(loops.values()));
        this.pauses = PauseMeter.start(Clock.MONOTONIC, TimerSlack::lower);
        this.report =
                new SelfReport(loops.values().stream().map(OriginLoop::tally).toList(), pauses, source);
    }

    /**
     * Starts an origin; when this returns, it accepts connections.
     *
     * @throws longwire.fault.OutsideFault when it cannot listen at the address
     */
    public static OriginServer start(OriginSettings settings) {
        return start(settings, false);
    }

    /**
     * Same as {@link #start(OriginSettings)}.
     *
     * @param shared whether other processes may listen at the address as well: the kernel divides connections among them
     */
    public static OriginServer start(OriginSettings settings, boolean shared) {
        OriginServer server = new OriginServer(settings, shared);
        try {
            server.listen();
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    /** Its listen address, with the actual port if port 0 was asked for. */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    /**
     * Listens at one more address, with TLS and a new certificate. Returns the address, with its actual port.
     *
     * @throws longwire.fault.OutsideFault when it can't listen there
     */
    public Endpoint listenTls(Endpoint endpoint) {
        SslContext tls = Tls.build(Tls.development());
        tlsListener = Listener.bind(bootstrap(), endpoint, eventLoops, accepted -> {
            accepted.pipeline().addLast(tls.newHandler(accepted.alloc()));
            setUp(accepted);
        });
        return tlsListener.endpoint();
    }

    /** Waits until it is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        if (listener != null) {
            listener.close();
        }
        if (tlsListener != null) {
            tlsListener.close();
        }
        source.close();
        loops.values().forEach(OriginLoop::close);
        eventLoops.close();
        loops.values().forEach(loop -> loop.deflate().close());
        pauses.close();
        closed.countDown();
    }

    private void listen() {
        listener = Listener.bind(bootstrap(), settings.listen(), eventLoops, Sockets.preferred(), shared, this::setUp);
        source.start();
    }

    private static ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .childOption(ChannelOption.TCP_NODELAY, true)
                // A viewer that has closed its side still gets the answers that are due.
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    private void setUp(SocketChannel accepted) {
        HttpDecoderConfig limits =
                new HttpDecoderConfig().setMaxInitialLineLength(MOST_HEAD_BYTES).setMaxHeaderSize(MOST_HEAD_BYTES);
        OriginLoop loop = loops.get(accepted.eventLoop());
        accepted.pipeline()
                .addLast(new HttpRequestDecoder(limits))
                // One read may hold a thousand requests: they wait while the outbound buffer is full.
                .addLast(new FlowControlHandler())
                .addLast(new HttpHandler(loop, report, new Farewell(loops.values()), settings))
                .addLast(BackPressure.LAST);
    }
}

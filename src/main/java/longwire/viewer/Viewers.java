package longwire.viewer;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.ssl.SslContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import longwire.clock.Clock;
import longwire.fault.OutsideFault;
import longwire.measurement.Readings;
import longwire.network.EventLoops;
import longwire.network.Sockets;
import longwire.network.Tls;
import longwire.viewer.fanout.Seat;
import longwire.viewer.http2.Road;
import longwire.viewer.pacing.PacedIoHandler;
import longwire.viewer.pacing.PacedLoop;
import longwire.viewer.pacing.Pacer;

/** The event loops of all viewers of a process; creates viewers. */
public final class Viewers implements AutoCloseable {
    private final ViewerSettings settings;
    private final Clock clock;
    private final List<ViewerLoop> loops = new ArrayList<>();
    private final EventLoops eventLoops;
    private final SslContext tls;
    /** It asks for HTTP/2 by ALPN; null before the first viewer that does. */
    private SslContext http2Tls;

    Viewers(ViewerSettings settings, Clock clock) {
        this(settings, clock, ByteBufAllocator.DEFAULT);
    }

    private Viewers(ViewerSettings settings, Clock clock, ByteBufAllocator buffers) {
        this.settings = settings;
        this.clock = clock;
        this.tls = Tls.build(Tls.client(settings.verifyTls()));
        IoHandlerFactory sockets = Sockets.preferred().ioHandlerFactory();
        this.eventLoops = EventLoops.start("viewer", settings.eventLoops(), loop -> {
            PacedLoop pacing = new PacedLoop(clock);
            loops.add(new ViewerLoop(pacing, loops.size(), settings.frames().level()));
            return new PacedIoHandler(
                    sockets.newHandler(loop), pacing, settings.spin().toNanos());
        });
        // Netty creates the handlers in the order of their loops.
        Iterator<ViewerLoop> each = loops.iterator();
        eventLoops.group().forEach(loop -> each.next().attach((EventLoop) loop, bootstrap(buffers)));
    }

    /** Starts the event loops. Nothing connects yet. */
    public static Viewers start(ViewerSettings settings) {
        return new Viewers(settings, Clock.MONOTONIC);
    }

    /** Same as {@link #start(ViewerSettings)}, with {@code buffers} as the allocator of connections. */
    public static Viewers start(ViewerSettings settings, ByteBufAllocator buffers) {
        return new Viewers(settings, Clock.MONOTONIC, buffers);
    }

    /** A recorder for one load, with one shard per event loop. */
    public Readings newReadings() {
        return newReadings(1);
    }

    /** Readings of a load of {@code viewers}. */
    Readings newReadings(int viewers) {
        // An event goes to the viewers of its topic; where topics have different numbers of them, no event has a skew.
        int topics = settings.frames().topics();
        return new Readings(loops.size(), viewers % topics == 0 ? viewers / topics : viewers);
    }

    /** How many viewers of a load publish to the others; 0 where each talks to the service alone. */
    int publishers() {
        return settings.conversation().publishers();
    }

    public Clock clock() {
        return clock;
    }

    /**
     * Creates a viewer that is not open yet.
     *
     * @param index of the viewer within its load, from 0; selects its event loop and source address
     * @throws OutsideFault if the target's name cannot be resolved
     */
    public Viewer viewer(Transport transport, Target target, Readings readings, int index) {
        return viewer(transport, target, readings, index, index, index, null);
    }

    /**
     * The same.
     *
     * @param index selects its event loop
     * @param source selects its source address
     * @param number of the viewer among all of its load, which selects what it says to open its connection
     * @param seat among those that publish and those that receive; null where each talks to the service alone
     */
    Viewer viewer(Transport transport, Target target, Readings readings, int index, int source, int number, Seat seat) {
        int loop = index % loops.size();
        Way way = new Way(
                to -> transport.sharesConnections() ? shared(to, index, !transport.isWebSocket()) : route(to, source),
                target);
        return new Viewer(
                loops.get(loop), settings, transport, way, settings.opening().of(number), readings.shard(loop), seat);
    }

    /** CPU time that each event loop has worked so far, in nanoseconds; what it spent on spinning until a message is due is not work. */
    public long[] workNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return loops.stream()
                .mapToLong(loop -> threads.getThreadCpuTime(loop.threadId()) - loop.spunNanos())
                .toArray();
    }

    /**
     * Has each event loop say how late it is for {@code momentNanos}, a reading of the clock: as late as a message that is due
     * then. {@code late} gets nanoseconds, on the event loop.
     */
    public void whenDue(long momentNanos, LongConsumer late) {
        for (ViewerLoop loop : loops) {
            loop.eventLoop().execute(() -> loop.pacer()
                    .add(
                            due -> {
                                late.accept(clock.nanoTime() - due);
                                return Pacer.NEVER;
                            },
                            momentNanos));
        }
    }

    @Override
    public void close() {
        eventLoops.close();
        loops.forEach(loop -> loop.deflate().close());
    }

    private Connection.Route route(Target target, int source) {
        return new Connection.Route(address(target), target, target.tls() ? tls : null, source(target, source), null);
    }

    /** The way of the viewer at {@code place}, from 0; one that asks again has its next stream before its last one is over. */
    private Connection.Route shared(Target target, int place, boolean asksAgain) {
        InetSocketAddress address = address(target);
        int slot = settings.http2().slot(place, loops.size());
        int streams = settings.http2().streams() + (asksAgain ? 1 : 0);
        InetSocketAddress source = source(target, slot);
        SslContext secure = target.tls() ? http2Tls() : null;
        Road road = new Road(address, target.host(), secure, source, slot, streams, settings.http2());
        return new Connection.Route(address, target, secure, source, road);
    }

    /** Made when it is needed: it reads the trusted certificates. */
    private synchronized SslContext http2Tls() {
        if (http2Tls == null) {
            http2Tls = Tls.build(Tls.http2(Tls.client(settings.verifyTls())));
        }
        return http2Tls;
    }

    private static InetSocketAddress address(Target target) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            throw new OutsideFault("target: " + target + ": the name " + target.host() + " has no address");
        }
        return address;
    }

    private InetSocketAddress source(Target target, int index) {
        if (settings.sourceAddresses() == 1) {
            return null;
        }
        try {
            // All of 127.0.0.0/8 is this machine; for other targets, also ::1, there is only one source address.
            InetAddress host = InetAddress.getByName(target.host());
            if (!(host instanceof Inet4Address) || !host.isLoopbackAddress()) {
                return null;
            }
            byte last = (byte) (1 + index % settings.sourceAddresses());
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, last}), 0);
        } catch (UnknownHostException unresolved) {
            throw new OutsideFault("target: " + target + ": " + unresolved.getMessage(), unresolved);
        }
    }

    private Bootstrap bootstrap(ByteBufAllocator buffers) {
        Bootstrap bootstrap = new Bootstrap()
                .channel(Sockets.preferred().channel())
                .option(ChannelOption.ALLOCATOR, buffers)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connectTimeout().toMillis());
        if (Sockets.preferred() == Sockets.EPOLL) {
            // The kernel chooses the port once it knows the destination, so ports are limited per destination only.
            bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, settings.sourceAddresses() > 1);
        }
        return bootstrap;
    }
}

package longwire.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;
import longwire.network.Sockets;

/** Passes connections on to a server, treated by an {@link Impairment} that can be changed while it runs. */
public final class Relay implements AutoCloseable {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    private final Endpoint server;
    private final EventLoops loops;
    private final Listener listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Impairment impairment = Impairment.NONE;

    private Relay(Endpoint server) {
        this.server = server;
        this.loops = EventLoops.start("relay", 1);
        this.listener = Listener.bind(
                new ServerBootstrap()
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        // Read once there is somewhere to pass it.
                        .childOption(ChannelOption.AUTO_READ, false),
                FREE,
                loops,
                this::accept);
    }

    /** Starts a relay to {@code server}, which nothing impairs. */
    public static Relay to(Endpoint server) {
        return new Relay(server);
    }

    /** Where it listens. */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    /** Treats all links by {@code other} from now on; returns when that is so. Not called on the relay's own event loop. */
    public void impair(Impairment other) {
        onLoop(() -> {
            impairment = other;
            links.forEach(Link::relieve);
            links.forEach(other::begin);
        });
    }

    /** Links that are open. */
    public int links() {
        return links.size();
    }

    @Override
    public void close() {
        listener.close();
        onLoop(() -> links.forEach(Link::reset));
        loops.close();
    }

    /** All links are on one loop. */
    private void onLoop(Runnable work) {
        loops.next().submit(work).syncUninterruptibly();
    }

    private void accept(SocketChannel viewer) {
        ChannelFuture connecting = new Bootstrap()
                .group(viewer.eventLoop())
                .channel(Sockets.preferred().channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new InetSocketAddress(server.host(), server.port()));
        // Before anything is read: where a viewer sends and ends at once, Netty reads even what nobody asked for.
        Link link = new Link(viewer, (DuplexChannel) connecting.channel(), () -> impairment);
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                open(link, connecting.channel());
            } else {
                // The viewer sees what it would see without the relay: its connection fails.
                link.reset();
            }
        });
    }

    private void open(Link link, Channel server) {
        links.add(link);
        server.closeFuture().addListener(ended -> links.remove(link));
        impairment.join(link);
        link.open();
    }
}

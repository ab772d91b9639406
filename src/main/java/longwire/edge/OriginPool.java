package longwire.edge;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import longwire.network.Endpoint;
import longwire.network.Sockets;
import longwire.network.Tls;

/** Connections of one event loop to the origin: makes them, and keeps those that may serve again. */
final class OriginPool {
    /** What a burst may leave behind on each loop; the keep-alive timeout takes them soon. */
    private static final int MOST_IDLE = 256;

    private final EdgeLoop loop;
    private final long keepAliveNanos;
    private final Bootstrap bootstrap;
    /** Longest idle first; the last is taken first, since it is the least likely to be closed by the origin. */
    private final Deque<OriginConnection> idle = new ArrayDeque<>();

    private boolean sweepIsDue;

    OriginPool(EdgeLoop loop, InetSocketAddress address) {
        this.loop = loop;
        this.keepAliveNanos = loop.timeouts().keepAlive().toNanos();
        this.bootstrap = new Bootstrap()
                .group(loop.eventLoop())
                .channel(Sockets.preferred().channel())
                .remoteAddress(address)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        loop.timeouts().connect().toMillis())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, EdgeLoop.WATER_MARK)
                .option(ChannelOption.RECVBUF_ALLOCATOR, EdgeLoop.readSizes())
                .handler(initializer(loop));
    }

    /** An idle connection, or null. It may turn out to be stale: the origin's FIN can be on its way. */
    OriginConnection takeIdle() {
        OriginConnection last = idle.pollLast();
        while (last != null && !last.isActive()) {
            last = idle.pollLast();
        }
        return last;
    }

    /** Makes a new connection and tells {@code exchange}; tries again as often as the settings say. */
    void connect(Exchange exchange) {
        connect(exchange, loop.timeouts().connectAttempts());
    }

    /** Keeps a connection that has done its work, or closes it where enough are idle. */
    void put(OriginConnection connection) {
        if (idle.size() >= MOST_IDLE) {
            connection.close();
            return;
        }
        connection.rest(now());
        idle.addLast(connection);
        if (!sweepIsDue) {
            scheduleSweep(keepAliveNanos);
        }
    }

    /** Forgets a connection that has closed. */
    void forget(OriginConnection connection) {
        idle.remove(connection);
    }

    private void connect(Exchange exchange, int attemptsLeft) {
        bootstrap.connect().addListener((ChannelFutureListener) attempt -> {
            if (attempt.isSuccess()) {
                exchange.connected(attempt.channel().pipeline().get(OriginConnection.class));
            } else if (attemptsLeft > 1 && !exchange.isOver()) {
                connect(exchange, attemptsLeft - 1);
            } else {
                exchange.unreachable();
            }
        });
    }

    private void sweep() {
        sweepIsDue = false;
        long longAgo = now() - keepAliveNanos;
        while (!idle.isEmpty() && idle.peekFirst().idleSinceNanos() <= longAgo) {
            idle.pollFirst().close();
        }
        if (!idle.isEmpty()) {
            scheduleSweep(idle.peekFirst().idleSinceNanos() - longAgo);
        }
    }

    private void scheduleSweep(long delayNanos) {
        sweepIsDue = true;
        loop.eventLoop().schedule(this::sweep, delayNanos, TimeUnit.NANOSECONDS);
    }

    private long now() {
        return loop.eventLoop().ticker().nanoTime();
    }

    private static ChannelInitializer<SocketChannel> initializer(EdgeLoop loop) {
        Endpoint endpoint = loop.origin().endpoint();
        SslContext tls = loop.origin().tls() ? Tls.client(loop.origin().verified()) : null;
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel origin) {
                if (tls != null) {
                    origin.pipeline().addLast(tls.newHandler(origin.alloc(), endpoint.host(), endpoint.port()));
                }
                ResponseDecoder decoder = new ResponseDecoder();
                origin.pipeline().addLast(decoder, new RequestEncoder(), new OriginConnection(loop, origin, decoder));
            }
        };
    }
}

package longwire.viewer.http2;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One HTTP/2 connection and the viewers on it. Streams are opened once the other side has sent its SETTINGS (RFC 8441, section 3).
 * It is closed when its last passenger leaves.
 */
public final class Carrier extends ChannelInboundHandlerAdapter {
    private final Road road;
    private final LongSupplier nanoTime;
    private final Consumer<Carrier> forget;
    private final long dialNanos;
    /** All that have boarded and not left, in that order. */
    private final Set<Passenger> passengers = new LinkedHashSet<>();

    private final List<Passenger> waiting = new ArrayList<>();
    private Channel channel;
    /** What the other side announced, or null before. */
    private Http2Settings settings;
    /** Why it ended or will end; the first reason, because others follow from it. */
    private String failure = "";

    Carrier(Road road, LongSupplier nanoTime, Consumer<Carrier> forget) {
        this.road = road;
        this.nanoTime = nanoTime;
        this.forget = forget;
        this.dialNanos = nanoTime.getAsLong();
    }

    Road road() {
        return road;
    }

    void dial(Bootstrap bootstrap) {
        ChannelFuture connecting =
                bootstrap.handler(new CarrierPipeline(road, this)).connect(road.address(), road.source());
        channel = connecting.channel();
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                // If no socket could be created, another thread reports it.
                channel.eventLoop().execute(() -> end(reason(connected.cause())));
            }
        });
    }

    void add(Passenger passenger) {
        passengers.add(passenger);
        if (settings == null) {
            waiting.add(passenger);
        } else {
            open(passenger);
        }
    }

    /** {@code passenger} needs no stream any more. */
    public void leave(Passenger passenger) {
        waiting.remove(passenger);
        if (passengers.remove(passenger) && passengers.isEmpty()) {
            forget.accept(this);
            channel.close();
        }
    }

    /** Opens a stream, the first or another one, of which the passenger's handler is told. */
    public void open(Passenger passenger) {
        Future<Http2StreamChannel> opened = new Http2StreamChannelBootstrap(channel)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        boolean tunnels = Boolean.TRUE.equals(settings.connectProtocolEnabled());
                        stream.pipeline()
                                .addLast(new StreamTranslator(road.tls() != null, tunnels), passenger.handler());
                    }
                })
                .open();
        if (!opened.isSuccess()) {
            passenger.turnedAway(failure.isEmpty() ? String.valueOf(opened.cause()) : failure);
        }
    }

    /** The socket. */
    public Channel channel() {
        return channel;
    }

    /** Those on this connection. */
    public Set<Passenger> passengers() {
        return passengers;
    }

    /** Why the connection ended; empty if nothing was said. */
    public String failure() {
        return failure;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long now = nanoTime.getAsLong();
        first().ifPresent(passenger -> passenger.connected(now - dialNanos));
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.handshakeFuture().addListener(handshake -> secured(context, tls, handshake, now));
        }
    }

    private void secured(ChannelHandlerContext context, SslHandler tls, Future<?> handshake, long sinceNanos) {
        if (!handshake.isSuccess()) {
            failing("TLS: " + reason(rootOf(handshake.cause())));
        } else if (!ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol())) {
            String chosen = tls.applicationProtocol();
            failing("speaks no HTTP/2: it chose " + (chosen == null ? "nothing" : chosen) + " by ALPN (expected: h2)");
            context.close();
        } else {
            first().ifPresent(passenger -> passenger.secured(nanoTime.getAsLong() - sinceNanos));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof Http2SettingsFrame announced) {
                take(announced.settings());
            } else if (message instanceof Http2GoAwayFrame goAway) {
                leaving(goAway);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(Http2Settings announced) {
        if (settings != null) {
            // What is changed later is the codec's concern.
            return;
        }
        settings = announced;
        Long most = announced.maxConcurrentStreams();
        if (most != null && most < road.streams()) {
            failing("permits " + most + " streams on an HTTP/2 connection (expected: " + road.streams()
                    + " or more; http2.connections would have to be larger)");
            channel.close();
            return;
        }
        List<Passenger> ready = List.copyOf(waiting);
        waiting.clear();
        ready.forEach(this::open);
    }

    private void leaving(Http2GoAwayFrame goAway) {
        Http2Error error = Http2Error.valueOf(goAway.errorCode());
        String text = goAway.content().toString(StandardCharsets.UTF_8);
        failing(("GOAWAY with " + (error == null ? goAway.errorCode() : error) + " " + text).strip());
        forget.accept(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean before = settings == null;
        failing(before && cause instanceof Http2Exception ? "speaks no HTTP/2: " + reason(cause) : reason(cause));
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(settings == null ? "closed the connection instead of sending SETTINGS of HTTP/2" : "connection closed");
    }

    private void end(String reason) {
        failing(reason);
        forget.accept(this);
        List<Passenger> left = List.copyOf(waiting);
        waiting.clear();
        left.forEach(passenger -> passenger.turnedAway(failure));
    }

    private void failing(String reason) {
        if (failure.isEmpty()) {
            failure = reason;
        }
    }

    /** The one that has been on it longest. */
    public Optional<Passenger> first() {
        return passengers.stream().findFirst();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

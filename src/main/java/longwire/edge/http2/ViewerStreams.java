package longwire.edge.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.http1.Names;
import longwire.edge.loop.ByteCount;
import longwire.edge.loop.Count;
import longwire.edge.loop.Drained;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.policy.Refusal;
import longwire.edge.settings.EdgeSettings;
import longwire.network.Quiet;

/** A viewer's HTTP/2 connection: the state that its streams share. Each stream is a {@link ViewerStream}. */
public final class ViewerStreams extends ChannelInboundHandlerAdapter implements Drained {
    /** Time for a refused viewer to receive the GOAWAY. */
    private static final long LINGER_SECONDS = 1;
    /** The RFC's initial window: the most that the edge buffers of one stream. */
    private static final int STREAM_WINDOW_BYTES = Http2CodecUtil.DEFAULT_WINDOW_SIZE;

    private final EdgeLoop loop;
    private final SocketChannel channel;
    private final InetSocketAddress remoteAddress;
    private final Quiet headWatch;
    private final Set<Http2StreamChannel> streams = new LinkedHashSet<>();
    private boolean admitted;
    private boolean lookIsDue;

    private ViewerStreams(EdgeLoop loop, SocketChannel channel) {
        this.loop = loop;
        this.channel = channel;
        this.remoteAddress = channel.remoteAddress();
        this.headWatch =
                new Quiet(loop.eventLoop(), loop.settings().headTimeout().toNanos(), channel::close);
    }

    /** Serves HTTP/2 on {@code channel}, which is active. */
    public static void serve(EdgeLoop loop, SocketChannel channel) {
        ViewerStreams viewer = new ViewerStreams(loop, channel);
        ByteCount bytes = new ByteCount(loop.counters());
        Http2MultiplexHandler multiplexer = new Http2MultiplexHandler(new ChannelInitializer<Http2StreamChannel>() {
            @Override
            protected void initChannel(Http2StreamChannel stream) {
                viewer.opened(stream);
            }
        });
        channel.pipeline()
                .addLast(
                        bytes,
                        new ReadGate(),
                        StreamCodec.of(loop.settings(), viewer::refuseHead),
                        new FloodGuard(bytes),
                        multiplexer,
                        viewer);
        viewer.begin();
    }

    InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public void drain() {
        // Sends GOAWAY, and closes when the last stream has ended.
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        // Settings, pings and similar frames, which the codec has answered.
        ReferenceCountUtil.release(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        loop.left(this);
        headWatch.cancel();
        if (admitted) {
            loop.shared().release();
        }
        // A stream ends when all its frames have been read.
        List.copyOf(streams).forEach(stream -> stream.config().setAutoRead(true));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        boolean codecs = Http2CodecUtil.getEmbeddedHttp2Exception(broken) != null;
        if (!codecs) {
            channel.close();
        }
    }

    private void begin() {
        admitted = loop.shared().admit(loop.settings().limits().connections());
        if (!admitted) {
            loop.counters().add(Count.TURNED_AWAY, 1);
            // NO_ERROR, because after an error the codec would close at once.
            channel.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
            // Input is read and discarded meanwhile: unread input would turn the close into a reset, which could
            // destroy the GOAWAY.
            channel.config().setAutoRead(true);
            loop.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            return;
        }
        loop.joined(this);
        headWatch.start();
        // Room for all streams: a stream that is not read must not block the others.
        long more = (loop.settings().http2().streams() - 1L) * STREAM_WINDOW_BYTES;
        int most = Integer.MAX_VALUE - STREAM_WINDOW_BYTES;
        channel.writeAndFlush(new DefaultHttp2WindowUpdateFrame((int) Math.min(more, most)));
        channel.read();
        if (loop.shared().isDraining()) {
            drain();
        }
    }

    private void opened(Http2StreamChannel stream) {
        EdgeSettings settings = loop.settings();
        stream.config().setAutoRead(false);
        stream.config().setWriteBufferWaterMark(settings.sockets().waterMark());
        boolean place = loop.shared().admitStream(settings.limits().connections());
        stream.pipeline().addLast(new ViewerStream(loop, this, stream, place));
        streams.add(stream);
        headWatch.pause();
        stream.closeFuture().addListener(closed -> closed(stream, place));
        scheduleLook();
    }

    private void closed(Http2StreamChannel stream, boolean place) {
        streams.remove(stream);
        if (place) {
            loop.shared().releaseStream();
        }
        if (streams.isEmpty() && channel.isActive()) {
            headWatch.start();
        }
    }

    /**
     * Refuses a request whose head was too long, so that the codec kept nothing of it; returns the head of the
     * response.
     */
    private Http2Headers refuseHead() {
        HttpRequest unknown = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        AccessRecord record = new AccessRecord(
                remoteAddress, true, unknown, loop.shared().accessLog().isOn());
        record.inStream();
        Refusal refusal = Refusal.ofRequest(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        FullHttpResponse response = refusal.response(record.id(), false);
        record.answered(refusal.status().code(), refusal.type(), response.headers());
        response.release();
        response.headers().remove(Names.CONTENT_LENGTH).remove(Names.CONTENT_TYPE);
        loop.finished(record.ended());
        return StreamFields.ofHead(refusal.status().code(), response.headers());
    }

    /** Ends stalled responses of all streams; a timer for each stream would cost more. */
    private void look() {
        lookIsDue = false;
        for (Http2StreamChannel stream : List.copyOf(streams)) {
            ViewerStream served = stream.pipeline().get(ViewerStream.class);
            if (served != null) {
                served.endIfStalled();
            }
        }
        if (!streams.isEmpty()) {
            scheduleLook();
        }
    }

    private void scheduleLook() {
        if (!lookIsDue) {
            lookIsDue = true;
            long stallNanos = loop.settings().stallTimeout().toNanos();
            loop.eventLoop().schedule(this::look, stallNanos, TimeUnit.NANOSECONDS);
        }
    }
}

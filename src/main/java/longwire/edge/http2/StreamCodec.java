package longwire.edge.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.function.Supplier;
import longwire.edge.settings.EdgeSettings;

/** Netty's HTTP/2 codec with the edge's limits; a head that is too long gets the edge's own refusal. */
final class StreamCodec extends Http2FrameCodec {
    /**
     * A viewer may cancel all its requests, and do so again soon; more is an attack (CVE-2023-44487, CVE-2025-8671).
     */
    private static final int LEAST_RESETS = 200;

    private static final int RESETS_PER_SECONDS = 30;

    private final Supplier<Http2Headers> refusalOfHead;

    private StreamCodec(
            Http2ConnectionEncoder encoder,
            Http2ConnectionDecoder decoder,
            Http2Settings announced,
            Supplier<Http2Headers> refusalOfHead) {
        super(encoder, decoder, announced, false, true);
        this.refusalOfHead = refusalOfHead;
    }

    /** A codec for one connection; {@code refusalOfHead} makes the response to each head that is too long. */
    static Http2FrameCodec of(EdgeSettings settings, Supplier<Http2Headers> refusalOfHead) {
        int streams = settings.http2().streams();
        Http2Settings announced = Http2Settings.defaultSettings()
                .maxConcurrentStreams(streams)
                .maxHeaderListSize(settings.limits().headBytes());
        if (settings.http2().webSocket()) {
            announced.connectProtocolEnabled(true);
        }
        int resets = Math.max(LEAST_RESETS, 2 * streams);
        return new Builder(refusalOfHead)
                .initialSettings(announced)
                .validateHeaders(true)
                .decoderEnforceMaxRstFramesPerWindow(resets, RESETS_PER_SECONDS)
                .encoderEnforceMaxRstFramesPerWindow(resets, RESETS_PER_SECONDS)
                .gracefulShutdownTimeoutMillis(settings.drainTimeout().toMillis())
                .build();
    }

    @Override
    protected void handleServerHeaderDecodeSizeError(ChannelHandlerContext context, Http2Stream stream) {
        encoder().writeHeaders(context, stream.id(), refusalOfHead.get(), 0, true, context.newPromise());
    }

    private static final class Builder extends Http2FrameCodecBuilder {
        private final Supplier<Http2Headers> refusalOfHead;

        Builder(Supplier<Http2Headers> refusalOfHead) {
            this.refusalOfHead = refusalOfHead;
            server(true);
        }

        @Override
        protected Http2FrameCodec build(
                Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings announced) {
            return new StreamCodec(encoder, decoder, announced, refusalOfHead);
        }
    }
}

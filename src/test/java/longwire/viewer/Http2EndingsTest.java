package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.origin.OriginServer;
import longwire.viewer.http2.Http2Sharing;
import org.junit.jupiter.api.Test;

/** What else may happen to viewers that share HTTP/2 connections: refusals, resets, GOAWAY. */
class Http2EndingsTest {
    @Test
    void aServerThatOffersNoWebSocketIsToldSo() throws Exception {
        try (Http2Peer peer = Http2Peer.start(Http2Settings.defaultSettings(), (stream, before) -> {});
                Rig rig = Rig.start(settings(1, 1))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET_HTTP2, peer.target()))
                    .isEqualTo("offers no WebSocket over HTTP/2: SETTINGS_ENABLE_CONNECT_PROTOCOL was not sent");
        }
    }

    @Test
    void aServerThatSpeaksNoHttp2IsToldSo() throws Exception {
        try (OriginServer origin = Rig.origin(10);
                Rig rig = Rig.start(settings(1, 1))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET_HTTP2, Rig.target(origin, "/echo")))
                    .startsWith("speaks no HTTP/2: ");
        }
    }

    @Test
    void tooFewStreamsForThePlanAreToldWithTheFirstConnection() throws Exception {
        try (Http2Peer peer = Http2Peer.start(Http2Peer.tunnels().maxConcurrentStreams(2), (stream, before) -> {});
                Rig rig = Rig.start(settings(6, 2))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET_HTTP2, peer.target()))
                    .isEqualTo(
                            "permits 2 streams on an HTTP/2 connection (expected: 3 or more; http2.connections would have"
                                    + " to be larger)");
        }
    }

    @Test
    void aRefusedConnectIsARefusalWithItsStatus() throws Exception {
        try (Http2Peer peer = Http2Peer.start(Http2Peer.tunnels(), (stream, before) -> answer(stream, "403", true));
                Rig rig = Rig.start(settings(1, 1))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET_HTTP2, peer.target()))
                    .isEqualTo("handshake answered with status 403 (expected: 200)");
        }
    }

    @Test
    void aResetStreamIsADropOfItsViewerAlone() throws Exception {
        CountDownLatch back = new CountDownLatch(3);
        try (Http2Peer peer = Http2Peer.start(Http2Peer.tunnels(), (stream, before) -> {
                    answer(stream, "200", false);
                    back.countDown();
                    if (before == 1) {
                        stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
                    }
                });
                Rig rig = Rig.start(settings(2, 1))) {
            Viewer stays = rig.open(Transport.WEBSOCKET_HTTP2, peer.target());
            Viewer goes = rig.open(Transport.WEBSOCKET_HTTP2, peer.target());
            back.await();
            rig.awaitLoop(goes);

            assertThat(rig.readings().drops()).containsOnlyKeys("stream reset with CANCEL");
            assertThat(stays.wasDropped()).isFalse();
            assertThat(peer.connections()).isOne();
        }
    }

    @Test
    void afterGoAwayViewersComeBackOnAnotherConnection() throws Exception {
        CountDownLatch back = new CountDownLatch(2);
        try (Http2Peer peer = Http2Peer.start(Http2Peer.tunnels(), (stream, before) -> {
                    answer(stream, "200", false);
                    back.countDown();
                    if (before == 0) {
                        Channel connection = stream.parent();
                        connection.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
                        connection.close();
                    }
                });
                Rig rig = Rig.start(settings(1, 1))) {
            Viewer viewer = rig.viewer(Transport.WEBSOCKET_HTTP2, peer.target());
            viewer.open(rig.now(), new Rig.Opening());
            back.await();
            rig.awaitLoop(viewer);

            assertThat(peer.connections()).isEqualTo(2);
            assertThat(rig.count(Count.CORRUPTED)).isZero();
        }
    }

    private static void answer(Channel stream, String status, boolean last) {
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status(status), last));
    }

    private static ViewerSettings settings(int viewers, int connections) {
        return new ViewerSettings(1, 1, Patience.LIMIT, Rig.SOON, Duration.ZERO, false, Duration.ZERO)
                .http2(new Http2Sharing(viewers, connections, 65_535, 65_535));
    }
}

package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.edge.Edge;
import longwire.edge.settings.SettingsFile;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.viewer.http2.Http2Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Viewers on shared HTTP/2 connections, through the edge, which takes them with TLS and ALPN. */
class Http2Test {
    private static final String ANY_PORT = "\"127.0.0.1:0\"";
    private static final int VIEWERS = 6;
    private static final Http2Sharing TWO = new Http2Sharing(VIEWERS, 2, 65_535, 65_535);

    @Test
    void manySocketsAreOnFewConnections() throws Exception {
        try (OriginServer origin = Rig.origin(10);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(TWO))) {
            List<Viewer> viewers = rig.open(VIEWERS, Transport.WEBSOCKET_HTTP2, target(edge, "/echo"));

            List<CompletableFuture<StreamOutcome>> streams = viewers.stream()
                    .map(viewer -> rig.streaming(viewer, Rig.messages(50, Duration.ofMillis(200))))
                    .toList();

            for (CompletableFuture<StreamOutcome> stream : streams) {
                assertThat(Rig.get(stream).failed()).isZero();
            }
            rig.assertAllCameBack();
            assertThat(edge.counters()).containsEntry("connections", 2L).containsEntry("tunnelsOpened", (long) VIEWERS);
            assertThat(rig.samples(Series.TLS)).isEqualTo(2);
        }
    }

    @Test
    void pollsUseAStreamEach() throws Exception {
        try (OriginServer origin = Rig.origin(50);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(TWO))) {
            List<Viewer> viewers = rig.open(VIEWERS, Transport.POLL_HTTP2, target(edge, "/poll"));

            for (Viewer viewer : viewers) {
                assertThat(rig.stream(viewer, Rig.messages(50, Duration.ofMillis(200))).failed()).isZero();
            }

            rig.assertAllCameBack();
            assertThat(rig.count(Count.EVENTS)).isPositive();
            assertThat(edge.counters()).containsEntry("connections", 2L);
        }
    }

    @ParameterizedTest
    @CsvSource({"sse-http2, /sse", "long-poll-http2, /long-poll", "websocket-http2, /feed"})
    void everyEventComesOnce(String transport, String path) throws Exception {
        try (OriginServer origin = Rig.origin(100);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(TWO))) {
            List<Viewer> viewers = rig.open(VIEWERS, Transport.of(transport), target(edge, path));

            List<CompletableFuture<StreamOutcome>> outcomes = viewers.stream()
                    .map(viewer -> rig.subscribing(viewer, Duration.ofMillis(300)))
                    .toList();

            for (CompletableFuture<StreamOutcome> outcome : outcomes) {
                assertThat(Rig.get(outcome).answered()).isGreaterThan(10);
            }
            for (Count none : List.of(Count.EVENTS_MISSED, Count.EVENTS_DUPLICATED, Count.CORRUPTED, Count.DROPPED)) {
                assertThat(rig.count(none)).as(none.label()).isZero();
            }
            assertThat(edge.counters()).containsEntry("connections", 2L);
        }
    }

    private static ViewerSettings settings(Http2Sharing sharing) {
        return new ViewerSettings(1, 1, Patience.LIMIT, Rig.SOON, Duration.ZERO, false, Duration.ZERO).http2(sharing);
    }

    private static Edge edge(OriginServer origin, String... more) {
        Endpoint behind = origin.endpoint();
        List<String> said = Stream.concat(
                        Stream.of(
                                "listen.http=" + ANY_PORT,
                                "listen.https=" + ANY_PORT,
                                "listen.admin=" + ANY_PORT,
                                "origin.host=127.0.0.1",
                                "origin.http-port=" + behind.port(),
                                "sockets.event-loops=1",
                                "http2.enabled=true",
                                "http2.websocket=true"),
                        Stream.of(more))
                .toList();
        return Edge.start(SettingsFile.of(Optional.empty(), new ArrayList<>(said)).read());
    }

    private static Target target(Edge edge, String path) {
        return new Target(true, "127.0.0.1", edge.secureEndpoint().orElseThrow().port(), path);
    }
}

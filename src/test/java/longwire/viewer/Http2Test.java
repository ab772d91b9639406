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
import org.junit.jupiter.params.provider.ValueSource;

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
                assertThat(rig.stream(viewer, Rig.messages(50, Duration.ofMillis(200)))
                                .failed())
                        .isZero();
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

    @Test
    void repliesThatExceedTheWindowComeInParts() throws Exception {
        try (OriginServer origin = Rig.origin(10);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(new Http2Sharing(1, 1, 50, 65_535)))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET_HTTP2, target(edge, "/echo"));

            assertThat(rig.stream(viewer, Rig.messages(50, Duration.ofMillis(200)))
                            .failed())
                    .isZero();

            rig.assertAllCameBack();
        }
    }

    @Test
    void aViewerThatDoesNotReadHoldsUpNoOther() throws Exception {
        try (OriginServer origin = Rig.origin(10);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(new Http2Sharing(2, 1, 200, 65_535)))) {
            Viewer slow = rig.open(Transport.WEBSOCKET_HTTP2, target(edge, "/echo"));
            Viewer other = rig.open(Transport.WEBSOCKET_HTTP2, target(edge, "/echo"));
            slow.read(false);
            CompletableFuture<StreamOutcome> held = rig.streaming(slow, Rig.messages(50, Duration.ofMillis(200)));

            assertThat(rig.stream(other, Rig.messages(50, Duration.ofMillis(200)))
                            .failed())
                    .isZero();
            assertThat(held).isNotDone();

            slow.read(true);
            assertThat(Rig.get(held).failed()).isZero();
        }
    }

    @SuppressWarnings("try") // The origin's end is what is tested.
    @Test
    void whenTheOriginDiesEachViewerIsDropped() throws Exception {
        try (OriginServer origin = Rig.origin(10);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(TWO))) {
            List<Viewer> viewers = rig.open(VIEWERS, Transport.WEBSOCKET_HTTP2, target(edge, "/echo"));
            List<CompletableFuture<StreamOutcome>> streams = viewers.stream()
                    .map(viewer -> rig.streaming(viewer, Rig.messages(50, Duration.ofMillis(300))))
                    .toList();

            origin.close();

            for (CompletableFuture<StreamOutcome> stream : streams) {
                Rig.get(stream);
            }
            assertThat(rig.count(Count.DROPPED)).isEqualTo(VIEWERS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachPollMayHaveAConnectionOfItsOwn(boolean tls) throws Exception {
        try (OriginServer origin = Rig.origin(50);
                Edge edge = edge(origin);
                Rig rig = Rig.start(settings(Http2Sharing.ALONE).connectionPerPoll(true))) {
            Target plain = new Target(false, "127.0.0.1", edge.endpoint().port(), "/poll");
            Viewer viewer = rig.open(Transport.POLL, tls ? target(edge, "/poll") : plain);

            assertThat(rig.stream(viewer, Rig.messages(50, Duration.ofMillis(200)))
                            .failed())
                    .isZero();
            rig.close(viewer);

            rig.assertAllCameBack();
            assertThat(rig.samples(Series.TCP)).isEqualTo(rig.count(Count.SENT));
            assertThat(rig.samples(Series.TLS)).isEqualTo(tls ? rig.count(Count.SENT) : 0);
        }
    }

    @Test
    void eachLongPollMayHaveAConnectionOfItsOwn() throws Exception {
        try (OriginServer origin = Rig.origin(50);
                Rig rig = Rig.start(settings(Http2Sharing.ALONE).connectionPerPoll(true))) {
            Viewer viewer = rig.open(Transport.LONG_POLL, Rig.target(origin, "/long-poll"));

            assertThat(Rig.get(rig.subscribing(viewer, Duration.ofMillis(300))).answered())
                    .isGreaterThan(5);

            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.DROPPED)).isZero();
            rig.close(viewer);
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
        return Edge.start(
                SettingsFile.of(Optional.empty(), new ArrayList<>(said)).read());
    }

    private static Target target(Edge edge, String path) {
        return new Target(true, "127.0.0.1", edge.secureEndpoint().orElseThrow().port(), path);
    }
}

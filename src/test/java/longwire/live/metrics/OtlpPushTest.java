package longwire.live.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.Runs;
import longwire.measurement.Series;
import longwire.network.ReservedPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a collector is sent, and that one that is away or refuses is told of once. Fields are numbered as in
 * opentelemetry-proto's metrics.proto.
 */
class OtlpPushTest {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofMinutes(5);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private OtlpPush push;

    @AfterEach
    void close() {
        if (push != null) {
            push.close();
        }
    }

    @ParameterizedTest(name = "a collector at {0} is sent to {1}")
    @CsvSource({"'', /v1/metrics", "/, /v1/metrics", "/v1/metrics, /v1/metrics", "/otlp/v1/metrics, /otlp/v1/metrics"})
    void metricsArePushedOverHttpAndOnceMoreAtTheEnd(String given, String expected) throws Exception {
        try (Collector collector = new Collector(200)) {
            start(collector.url(given), SELDOM);
            push.close();

            Collector.Push push = collector.next();
            assertThat(push.method()).isEqualTo("POST");
            assertThat(push.path()).isEqualTo(expected);
            assertThat(push.contentType()).isEqualTo("application/x-protobuf");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aPushIsRepeatedWhileTheRunIsOn() throws Exception {
        try (Collector collector = new Collector(200)) {
            start(collector.url(""), OFTEN);

            List<String> first = names(collector.next());
            collector.next();
            assertThat(names(collector.next())).isEqualTo(first).contains("longwire.messages.sent");
        }
    }

    @Test
    void aPushSaysAllThatIsToldOfTheRun() throws Exception {
        LiveSnapshot snapshot = Runs.complete();
        ProtobufMessage resourceMetrics = pushed(snapshot).at(1);

        Map<String, ProtobufMessage> metrics = byName(resourceMetrics);

        assertThat(attributes(resourceMetrics.at(1), 1))
                .containsEntry("service.name", "longwire")
                .containsEntry("service.instance.id", "results/websocket-against-polling-1")
                .containsEntry("longwire.experiment", "websocket-against-polling");
        assertThat(metrics.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Metrics.of(snapshot).stream().map(Metric::name).toList());
        assertThat(metrics.get("longwire.response.time").text(3)).isEqualTo("s");
    }

    @Test
    void aCounterIsASumThatOnlyGrows() throws Exception {
        ProtobufMessage sum = byName(pushed(Runs.inItsThirdTrial()).at(1))
                .get("longwire.messages.lost")
                .at(7);

        List<ProtobufMessage> points = sum.messages(1);

        assertThat(sum.number(2)).as("cumulative").isEqualTo(2);
        assertThat(sum.number(3)).as("monotonic").isEqualTo(1);
        assertThat(points).extracting(point -> point.decimal(4)).containsExactly(0.0, 3.0, 0.0);
        assertThat(attributes(points.get(1), 7)).isEqualTo(Map.of("path", "edge", "transport", "poll", "trial", "2"));
        assertThat(points.get(0).number(2)).isEqualTo(1_000_000_000L);
        assertThat(points.get(0).number(3)).isEqualTo(6_000_000_000L);
    }

    @Test
    void aHistogramHasTheBucketsThatPrometheusGets() throws Exception {
        LiveSnapshot snapshot = Runs.inItsThirdTrial();
        ProtobufMessage histogram =
                byName(pushed(snapshot).at(1)).get("longwire.response.time").at(9);

        ProtobufMessage third = histogram.messages(1).get(2);

        LatencySpread spread = snapshot.trial().orElseThrow().soFar().get(Series.RESPONSE);
        assertThat(third.number(4)).isEqualTo(2_000);
        assertThat(third.decimal(5)).isCloseTo(2.001, within(0.002));
        assertThat(third.packed(6)).isEqualTo(spread.buckets());
        assertThat(third.packed(7))
                .extracting(Double::longBitsToDouble)
                .startsWith(1e-5, 1.6e-5)
                .endsWith(63.0);
        assertThat(third.decimal(12)).isCloseTo(2e-3, within(2e-6));
    }

    @Test
    void aCollectorThatIsAwayIsToldOfOnce() throws Exception {
        try (ReservedPort nobody = new ReservedPort()) {
            URI away = URI.create("http://" + nobody.endpoint());
            start(away, OFTEN);

            assertThat(told.poll(Patience.SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("otlp: " + away
                            + "/v1/metrics can't be reached: java.net.ConnectException; the run goes on");
            push.close();
            assertThat(told).as("the last push failed as well").isEmpty();
        }
    }

    @Test
    void aCollectorThatRefusesIsToldOfOnceAndAskedAgain() throws Exception {
        try (Collector collector = new Collector(500)) {
            start(collector.url(""), OFTEN);

            collector.next();
            collector.next();
            collector.next();
            assertThat(told.poll(Patience.SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("otlp: " + collector.url("/v1/metrics") + " refuses metrics; the run goes on");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aCollectorThatNeverAnswersDoesNotHoldUpTheEnd() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            start(URI.create("http://127.0.0.1:" + silent.getLocalPort()), SELDOM);

            push.close();

            assertThat(told.poll()).contains("can't be reached: ");
        }
    }

    private void start(URI collector, Duration interval) {
        push = OtlpPush.start(collector, interval, Runs::inItsThirdTrial, told::add);
    }

    private ProtobufMessage pushed(LiveSnapshot snapshot) throws Exception {
        try (Collector collector = new Collector(200)) {
            OtlpPush.start(collector.url(""), SELDOM, () -> snapshot, told::add).close();
            return ProtobufMessage.of(collector.next().body());
        }
    }

    /** Of all metrics of a push, in whatever scope of whatever resource. */
    private static List<String> names(Collector.Push push) {
        return ProtobufMessage.of(push.body()).messages(1).stream()
                .flatMap(resource -> resource.messages(2).stream())
                .flatMap(scope -> scope.messages(2).stream())
                .map(metric -> metric.text(1))
                .toList();
    }

    private static Map<String, ProtobufMessage> byName(ProtobufMessage resourceMetrics) {
        Map<String, ProtobufMessage> metrics = new HashMap<>();
        resourceMetrics.at(2).messages(2).forEach(metric -> metrics.put(metric.text(1), metric));
        return metrics;
    }

    /** Those that are texts. */
    private static Map<String, String> attributes(ProtobufMessage holder, int number) {
        Map<String, String> attributes = new HashMap<>();
        for (ProtobufMessage attribute : holder.messages(number)) {
            if (attribute.at(2).has(1)) {
                attributes.put(attribute.text(1), attribute.at(2).text(1));
            }
        }
        return attributes;
    }
}

package longwire.edge;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import longwire.edge.loop.Count;
import longwire.edge.loop.OriginLatency;

/** The edge's counters in the text format of Prometheus, which derives rates from them. */
final class Metrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private Metrics() {}

    static byte[] of(Edge edge) {
        Map<String, Long> counters = edge.counters();
        MetricSnapshots snapshots = MetricSnapshots.of(
                counter("edge_requests", "Plain HTTP requests forwarded.", counters, Count.REQUESTS),
                responses(counters),
                counter("edge_tunnels_opened", "WebSockets opened.", counters, Count.TUNNELS_OPENED),
                gauge("edge_tunnels_open", "WebSockets open now.", counters.get(Count.TUNNELS_OPEN.key())),
                gauge("edge_connections_open", "Connections of viewers open now.", counters.get("connections")),
                counter(
                        "edge_viewers_turned_away",
                        "Viewers turned away because the edge was full.",
                        counters,
                        Count.TURNED_AWAY),
                counter("edge_received_bytes", "Bytes from viewers.", counters, Count.BYTES_FROM_VIEWERS),
                counter("edge_sent_bytes", "Bytes to viewers.", counters, Count.BYTES_TO_VIEWERS),
                counter("edge_errors", "Requests the edge refused or broke off.", counters, Count.ERRORS),
                counter(
                        "edge_origin_connections",
                        "Connections opened to origins.",
                        counters,
                        Count.ORIGIN_CONNECTIONS),
                accessLogLost(counters.get("accessLogLost")),
                latency(edge.originLatency()));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, snapshots, EscapingScheme.ALLOW_UTF8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }

    private static CounterSnapshot counter(String name, String help, Map<String, Long> counters, Count count) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(counters.get(count.key()), Labels.EMPTY))
                .build();
    }

    private static CounterSnapshot accessLogLost(long lost) {
        return CounterSnapshot.builder()
                .name("edge_access_log_lost")
                .help("Requests missing from the access log, because writing was too slow or failed.")
                .dataPoint(point(lost, Labels.EMPTY))
                .build();
    }

    private static CounterSnapshot responses(Map<String, Long> counters) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name("edge_responses").help("Responses by status class.");
        for (int hundreds = 1; hundreds <= 5; hundreds++) {
            long count = counters.get(Count.ofStatus(hundreds * 100).key());
            builder.dataPoint(point(count, Labels.of("class", hundreds + "xx")));
        }
        return builder.build();
    }

    private static CounterSnapshot.CounterDataPointSnapshot point(long value, Labels labels) {
        return CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(value)
                .labels(labels)
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value)
                        .build())
                .build();
    }

    private static HistogramSnapshot latency(OriginLatency latency) {
        return HistogramSnapshot.builder()
                .name("edge_origin_latency_seconds")
                .help("Time from the request to the head of the origin's response.")
                .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(
                                ClassicHistogramBuckets.of(OriginLatency.upperBoundsSeconds(), latency.counts()))
                        .sum(latency.sumSeconds())
                        .build())
                .build();
    }
}

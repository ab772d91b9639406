package longwire.live.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveSnapshot;

/** The figures of a snapshot as Prometheus reads them, in its own text format or in that of OpenMetrics. */
public final class PrometheusText {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] BOUNDS_SECONDS = boundsSeconds();

    private final ExpositionFormatWriter writer;

    private PrometheusText(ExpositionFormatWriter writer) {
        this.writer = writer;
    }

    /** In the format of the scraper's {@code Accept} header, or else in the Prometheus text format. */
    public static PrometheusText accepted(String accept) {
        ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
        return new PrometheusText(openMetrics.accepts(accept) ? openMetrics : PrometheusTextFormatWriter.create());
    }

    public String contentType() {
        return writer.getContentType();
    }

    public byte[] of(LiveSnapshot snapshot) {
        List<MetricSnapshot> metrics =
                Metrics.of(snapshot).stream().map(PrometheusText::of).toList();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, new MetricSnapshots(metrics), EscapingScheme.ALLOW_UTF8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }

    private static MetricSnapshot of(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> counter(metric);
            case GAUGE -> gauge(metric);
            case HISTOGRAM -> histogram(metric);
        };
    }

    private static CounterSnapshot counter(Metric metric) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(metric.prometheusName()).help(metric.help());
        metric.points()
                .forEach(point -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(point.labels()))
                        .value(point.value())
                        .build()));
        return builder.build();
    }

    private static GaugeSnapshot gauge(Metric metric) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(metric.prometheusName()).help(metric.help());
        metric.points()
                .forEach(point -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(point.labels()))
                        .value(point.value())
                        .build()));
        return builder.build();
    }

    private static HistogramSnapshot histogram(Metric metric) {
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name(metric.prometheusName()).help(metric.help());
        metric.points()
                .forEach(point -> builder.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(point.labels()))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(
                                BOUNDS_SECONDS,
                                point.spread().buckets().stream()
                                        .mapToLong(Long::longValue)
                                        .toArray()))
                        .sum(point.spread().sumNanos() / NANOS_PER_SECOND)
                        .build()));
        return builder.build();
    }

    private static Labels labels(Map<String, String> labels) {
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }

    private static double[] boundsSeconds() {
        double[] bounds = LatencySpread.BOUNDS_NANOS.stream()
                .mapToDouble(nanos -> nanos / NANOS_PER_SECOND)
                .toArray();
        double[] all = Arrays.copyOf(bounds, bounds.length + 1);
        all[bounds.length] = Double.POSITIVE_INFINITY;
        return all;
    }
}

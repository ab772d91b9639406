package longwire.live.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import longwire.live.state.LatencySpread;

/** A figure as OpenTelemetry's exporter takes it: what was counted here is handed over as it is, not counted again. */
final class PushedMetric implements MetricData {
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("longwire");
    private static final double NANOS_PER_SECOND = 1e9;
    private static final List<Double> BOUNDS_SECONDS = LatencySpread.BOUNDS_NANOS.stream()
            .map(nanos -> nanos / NANOS_PER_SECOND)
            .toList();

    private final Metric metric;
    private final Resource resource;
    private final MetricDataType type;
    private final Data<?> data;

    private PushedMetric(Metric metric, Resource resource, MetricDataType type, Data<?> data) {
        this.metric = metric;
        this.resource = resource;
        this.type = type;
        this.data = data;
    }

    /** {@code metric} as it stood at {@code atNanos}, counted since {@code startNanos}, both since the epoch. */
    static PushedMetric of(Metric metric, Resource resource, long startNanos, long atNanos) {
        return switch (metric.kind()) {
            case COUNTER ->
                new PushedMetric(
                        metric,
                        resource,
                        MetricDataType.DOUBLE_SUM,
                        SumData.createDoubleSumData(
                                true, AggregationTemporality.CUMULATIVE, numbers(metric, startNanos, atNanos)));
            case GAUGE ->
                new PushedMetric(
                        metric,
                        resource,
                        MetricDataType.DOUBLE_GAUGE,
                        GaugeData.createDoubleGaugeData(numbers(metric, startNanos, atNanos)));
            case HISTOGRAM ->
                new PushedMetric(
                        metric,
                        resource,
                        MetricDataType.HISTOGRAM,
                        HistogramData.create(AggregationTemporality.CUMULATIVE, spreads(metric, startNanos, atNanos)));
        };
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return SCOPE;
    }

    @Override
    public String getName() {
        return metric.name();
    }

    @Override
    public String getDescription() {
        return metric.help();
    }

    @Override
    public String getUnit() {
        return metric.unit();
    }

    @Override
    public MetricDataType getType() {
        return type;
    }

    @Override
    public Data<?> getData() {
        return data;
    }

    private static List<DoublePointData> numbers(Metric metric, long startNanos, long atNanos) {
        return metric.points().stream()
                .map(point -> DoublePointData.create(startNanos, atNanos, attributes(point), point.value(), List.of()))
                .toList();
    }

    private static List<HistogramPointData> spreads(Metric metric, long startNanos, long atNanos) {
        return metric.points().stream()
                .map(point -> HistogramPointData.create(
                        startNanos,
                        atNanos,
                        attributes(point),
                        point.spread().sumNanos() / NANOS_PER_SECOND,
                        false,
                        0,
                        true,
                        point.spread().percentiles().maxNanos() / NANOS_PER_SECOND,
                        BOUNDS_SECONDS,
                        point.spread().buckets()))
                .toList();
    }

    private static Attributes attributes(Metric.Point point) {
        AttributesBuilder attributes = Attributes.builder();
        point.labels().forEach(attributes::put);
        return attributes.build();
    }
}

package longwire.live.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;

/** Pushes the figures to an OpenTelemetry collector, now and then, and once more at the end. */
public final class OtlpPush implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration PUSH_LIMIT = Duration.ofSeconds(2);
    /** For the last push, and one that may be on its way. */
    private static final long CLOSE_LIMIT_SECONDS = 5;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SdkMeterProvider provider;

    private OtlpPush(SdkMeterProvider provider) {
        this.provider = provider;
    }

    /**
     * Begins.
     *
     * @param collector its URL; without a path, the path is the one of the specification
     * @param told receives one message if the collector refuses metrics or cannot be reached
     */
    public static OtlpPush start(
            URI collector, Duration interval, Supplier<LiveSnapshot> snapshots, Consumer<String> told) {
        LiveRun run = snapshots.get().run();
        Resource resource = Resource.create(Attributes.builder()
                .put("service.name", "longwire")
                .put("service.version", version())
                .put("service.instance.id", run.directory())
                .put("longwire.experiment", run.experiment())
                .put("process.pid", ProcessHandle.current().pid())
                .build());
        String endpoint = endpoint(collector);
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(endpoint)
                .setConnectTimeout(CONNECT_LIMIT)
                .setTimeout(PUSH_LIMIT)
                // The next push says all that the last one did, and more.
                .setRetryPolicy(null)
                .build();
        return new OtlpPush(SdkMeterProvider.builder()
                .setResource(resource)
                // OpenTelemetry's metrics about itself do not belong to the run.
                .registerView(
                        InstrumentSelector.builder().setName("*").build(),
                        View.builder().setAggregation(Aggregation.drop()).build())
                .registerMetricProducer(of -> produce(snapshots.get(), of))
                .registerMetricReader(PeriodicMetricReader.builder(new ComplainsOnce(exporter, endpoint, told))
                        .setInterval(interval)
                        .build())
                .build());
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static Collection<MetricData> produce(LiveSnapshot snapshot, Resource resource) {
        long start = snapshot.run().startMillis() * NANOS_PER_MILLI;
        long at = snapshot.atMillis() * NANOS_PER_MILLI;
        return Metrics.of(snapshot).stream()
                .<MetricData>map(metric -> PushedMetric.of(metric, resource, start, at))
                .toList();
    }

    private static String endpoint(URI collector) {
        String path = Objects.requireNonNullElse(collector.getPath(), "");
        return path.isEmpty() || path.equals("/")
                ? collector.resolve("/v1/metrics").toString()
                : collector.toString();
    }

    private static String version() {
        return Objects.requireNonNullElse(OtlpPush.class.getPackage().getImplementationVersion(), "development");
    }
}

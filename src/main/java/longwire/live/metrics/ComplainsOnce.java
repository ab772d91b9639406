package longwire.live.metrics;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** An exporter of which a person hears once that its collector is away, and not with each push. */
final class ComplainsOnce implements MetricExporter {
    /** OpenTelemetry's own complaints, a line or a stack trace each; kept, since loggers nobody keeps forget their level. */
    private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry");

    private final MetricExporter exporter;
    private final String endpoint;
    private final Consumer<String> told;
    private final AtomicBoolean complained = new AtomicBoolean();

    ComplainsOnce(MetricExporter exporter, String endpoint, Consumer<String> told) {
        this.exporter = exporter;
        this.endpoint = endpoint;
        this.told = told;
        ITS_OWN.setLevel(Level.OFF);
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        CompletableResultCode result = exporter.export(metrics);
        return result.whenComplete(() -> {
            if (!result.isSuccess() && complained.compareAndSet(false, true)) {
                told.accept("otlp: " + endpoint + reason(result.getFailureThrowable()) + "; the run goes on");
            }
        });
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return exporter.getAggregationTemporality(type);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    /** Which status it answered with is OpenTelemetry's secret; that it did not answer has an exception of its own. */
    private static String reason(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .findFirst()
                .map(away -> away.getMessage() == null ? away.toString() : away.getMessage())
                .map(words -> " can't be reached: " + words)
                .orElse(" refuses metrics");
    }
}

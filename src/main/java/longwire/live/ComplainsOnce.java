package longwire.live;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An exporter of which a person hears once that its collector is away, and not with each push. */
final class ComplainsOnce implements MetricExporter {
    /** OpenTelemetry's own complaints, a line or a stack trace each; kept, since loggers nobody keeps forget their level. */
    private static final Logger ITS_OWN = Logger.getLogger("io.opentelemetry");

    private final MetricExporter exporter;
    private final URI collector;
    private final Consumer<String> told;
    private final AtomicBoolean complained = new AtomicBoolean();

    ComplainsOnce(MetricExporter exporter, URI collector, Consumer<String> told) {
        this.exporter = exporter;
        this.collector = collector;
        this.told = told;
        ITS_OWN.setLevel(Level.OFF);
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        CompletableResultCode result = exporter.export(metrics);
        return result.whenComplete(() -> {
            if (!result.isSuccess() && complained.compareAndSet(false, true)) {
                Throwable failure = result.getFailureThrowable();
                String reason =
                        failure == null ? "" : ": " + (failure.getMessage() == null ? failure : failure.getMessage());
                told.accept("otlp: " + collector + " takes no metrics" + reason + "; the run goes on");
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
}

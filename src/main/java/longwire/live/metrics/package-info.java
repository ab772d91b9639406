/**
 * A run's figures as metrics: read by Prometheus, or pushed over OTLP.
 *
 * <p>To add a figure, add a line to {@link longwire.live.metrics.Metrics}; both outputs use it.
 */
package longwire.live.metrics;

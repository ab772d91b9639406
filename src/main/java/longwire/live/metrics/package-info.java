/**
 * A run's figures as metrics: read by Prometheus, or pushed over OTLP.
 *
 * <p>A figure is a line of {@link longwire.live.metrics.Metrics}; both readers get it from there.
 */
package longwire.live.metrics;

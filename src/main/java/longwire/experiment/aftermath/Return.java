package longwire.experiment.aftermath;

import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/**
 * How the viewers of a trial came back.
 *
 * @param away from the drop of each tunnel until it was open again
 * @param handshake of each return, from its last attempt until it was open
 * @param handshakesPerSecond highest rate of attempts, failed ones included
 */
public record Return(LatencySummary away, LatencySummary handshake, double handshakesPerSecond) {
    /** Of viewers that recorded {@link Series#AWAY} and {@link Series#REOPENING} so. */
    public static Return of(Histogram away, Histogram handshake, double handshakesPerSecond) {
        return new Return(LatencySummary.of(away), LatencySummary.of(handshake), handshakesPerSecond);
    }
}

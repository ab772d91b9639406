package longwire.live.state;

import java.util.Optional;
import longwire.measurement.Series;

/**
 * One second of a run, as charts show it.
 *
 * @param number from 1, over the whole run
 * @param atMillis since the epoch
 * @param trial the name of the trial that was on
 * @param series of its latencies; empty if the trial has none
 * @param latencies empty if that second has none
 * @param perSecond messages sent, or events received if the trial sends none
 * @param open connections
 */
public record LivePoint(
        long number,
        long atMillis,
        String trial,
        Optional<Series> series,
        Optional<Percentiles> latencies,
        double perSecond,
        long open) {
    static LivePoint of(long number, long atMillis, LiveTrial trial) {
        return new LivePoint(
                number,
                atMillis,
                trial.name(),
                trial.leading(),
                trial.leading().map(trial.lastInterval()::get),
                trial.listens() ? trial.rates().events() : trial.rates().sent(),
                trial.open());
    }
}

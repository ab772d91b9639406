package longwire.report;

import java.util.List;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.TrustLimit;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * A trial as a line of a list.
 *
 * @param path it measured
 * @param transport it measured
 * @param repeat from 1
 * @param achieved messages per second
 * @param offered messages per second
 * @param trustLimit as a percentile
 * @param invalid why it can't be believed; empty for a VALID one
 */
record TrialLine(
        String path,
        String transport,
        int repeat,
        String achieved,
        String offered,
        String trustLimit,
        List<String> invalid) {
    static TrialLine of(TrialSummary trial) {
        return new TrialLine(
                trial.path(),
                trial.transport(),
                trial.repeat(),
                HumanUnits.rate(trial.achievedPerSecond()),
                HumanUnits.rate(trial.offeredPerSecond()),
                trial.trustLimit() == TrustLimit.NONE ? "none" : LatencySummary.name(told(trial)),
                trial.invalid());
    }

    /** No more than there are samples to tell. */
    private static double told(TrialSummary trial) {
        LatencySummary response = trial.latencies().get(Series.RESPONSE.tag());
        return response == null
                ? trial.trustLimit()
                : Math.min(trial.trustLimit(), LatencySummary.highestSupported(response.count()));
    }
}

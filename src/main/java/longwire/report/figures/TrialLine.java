package longwire.report.figures;

import java.util.List;
import longwire.measurement.LatencySummary;
import longwire.measurement.Trust;
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
                trial.trustLimit() == Trust.NO_LIMIT
                        ? "none"
                        : LatencySummary.name(trial.trust().toldLimit()),
                trial.invalid());
    }
}

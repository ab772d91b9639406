package longwire.report.figures;

import java.util.List;
import longwire.measurement.LatencySummary;
import longwire.measurement.Trust;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * A trial as a line of a table.
 *
 * @param path that was measured
 * @param transport that was measured
 * @param repeat number of the repeat, from 1
 * @param achieved messages per second
 * @param offered messages per second
 * @param trustLimit a percentile, or {@code none}
 * @param invalid why the trial is INVALID; empty for a VALID one
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

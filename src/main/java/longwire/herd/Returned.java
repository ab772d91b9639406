package longwire.herd;

import java.util.List;
import longwire.experiment.aftermath.Aftermath;
import longwire.fault.OutsideFault;
import longwire.measurement.LatencySummary;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * How a herd was seen to return.
 *
 * @param perSecond the highest rate of handshakes that succeeded, within 100 ms
 * @param away from a tunnel's cut until it was open again
 * @param handshake of each return, from its last attempt until it was open
 * @param allBack from the disturbance until every tunnel was open again, in seconds; null if some never came back
 * @param invalid why its trial is INVALID; empty if it is not
 */
record Returned(double perSecond, LatencySummary away, LatencySummary handshake, Double allBack, List<String> invalid) {
    private static final double TAIL = 99;

    /** What the one trial of {@code run} came to. */
    static Returned of(RunDirectory run) {
        TrialSummary trial = run.summary().trials().stream()
                .findFirst()
                .orElseThrow(() -> new OutsideFault(run.path() + " has no trial"));
        Aftermath aftermath = run.readJson(trial.name() + "/disturbance", Aftermath.class);
        return new Returned(
                aftermath.cuts().get(0).mostBackPerSecond(),
                aftermath.back().away(),
                aftermath.back().handshake(),
                aftermath.cuts().get(0).backSeconds(),
                trial.invalid());
    }

    /** The 99th percentile of the handshakes in nanoseconds. */
    double handshakeTailNanos() {
        return handshake.percentileNanos().getOrDefault(TAIL, Long.MAX_VALUE);
    }

    static String percentile(LatencySummary latencies, double percentile) {
        Long nanos = latencies.percentileNanos().get(percentile);
        return nanos == null ? "-" : HumanUnits.time(nanos);
    }
}

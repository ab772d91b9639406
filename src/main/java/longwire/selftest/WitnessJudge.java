package longwire.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.measurement.LatencySummary;
import longwire.measurement.MessageTimes;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;
import longwire.witness.Witness;
import longwire.witness.Witness.Step;

/** Checks the times of messages against the packets that a capture saw. */
final class WitnessJudge implements Judge {
    private static final double LEAST_SEEN = 0.999;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final List<Double> SHOWN = List.of(MEDIAN, 90.0, TAIL, 99.9);
    /** What experts can neglect beside the cost of a proxy, which is some tens of microseconds at least. */
    private static final long MOST_MEDIAN_NANOS = 10_000;

    private static final long MOST_TAIL_NANOS = 50_000;
    /** A step of the time of day during the capture; it is slewed by less than 0.5 ms in a second. */
    private static final long MOST_DRIFT_NANOS = 20_000_000;

    private static final String QUIETER = "stop other programs (see longwire doctor) and repeat it";
    private static final String REPORT = "do not trust times of this build on this machine, and report it";

    @Override
    public Judgement of(RunDirectory run) {
        List<Check> checks = new ArrayList<>(List.of(Trials.of(run).evidence()));
        Testimony testimony = Testimony.read(run);
        Witness witness = Witness.of(messages(run), Testimony.capture(run), testimony.clocks());
        checks.add(seen(witness, testimony));
        checks.add(possible(witness, testimony));
        for (Step step : List.of(Step.SENDING, Step.READING)) {
            checks.add(size(witness, step, MEDIAN, MOST_MEDIAN_NANOS));
            checks.add(size(witness, step, TAIL, MOST_TAIL_NANOS));
        }
        return new Judgement(
                checks,
                List.of(
                        row(
                                witness,
                                Step.WAKING,
                                "From the reply's packet until the event loop woke up, which is this host's"
                                        + " network stack and scheduler, not the proxy"),
                        row(witness, Step.RECEIVING, "From the reply's packet until it was read, the two together"),
                        row(witness, Step.SENDING, "From sent until the packet was on its way"),
                        row(witness, Step.READING, "From the wake-up until the reply was read")));
    }

    private static List<MessageTimes> messages(RunDirectory run) {
        return run.summary().trials().stream()
                .filter(TrialSummary::valid)
                .flatMap(trial -> run.trial(trial.name()).messages().stream())
                .toList();
    }

    private static Check seen(Witness witness, Testimony testimony) {
        return new Check(
                "messages seen",
                "at least 99.9 % of those measured",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d; packets dropped by the capture: %,d",
                        witness.seen(),
                        witness.messages(),
                        testimony.dropped()),
                witness.messages() > 0 && witness.seen() >= LEAST_SEEN * witness.messages(),
                QUIETER);
    }

    private static Check possible(Witness witness, Testimony testimony) {
        long drift = Math.abs(testimony.clocks().driftNanos());
        return new Check(
                "order of times",
                "sent before its packet and received after the reply's, for at least 99.9 %",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d are impossible; sent is %s before its packet at the median; the clocks are compared to"
                                + " within %s and drifted apart by %s",
                        witness.impossible(),
                        witness.seen(),
                        HumanUnits.time(witness.medianNanos(Step.SENDING)),
                        HumanUnits.time(testimony.clocks().boundNanos()),
                        HumanUnits.time(drift)),
                witness.impossible() <= (1 - LEAST_SEEN) * witness.seen() && drift <= MOST_DRIFT_NANOS,
                REPORT);
    }

    private static Check size(Witness witness, Step step, double percentile, long mostNanos) {
        long size = witness.sizeNanos(step, percentile);
        return new Check(
                (step == Step.SENDING ? "sent against its packet " : "received against the wake-up ")
                        + LatencySummary.name(percentile),
                "at most " + HumanUnits.time(mostNanos),
                HumanUnits.time(size),
                size <= mostNanos,
                QUIETER);
    }

    private static String row(Witness witness, Step step, String what) {
        return what + ": "
                + String.join(
                        ", ",
                        SHOWN.stream()
                                .map(percentile -> LatencySummary.name(percentile) + " "
                                        + HumanUnits.time(witness.sizeNanos(step, percentile)))
                                .toList())
                + ".";
    }
}

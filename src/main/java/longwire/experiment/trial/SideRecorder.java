package longwire.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.experiment.aftermath.Aftermath;
import longwire.experiment.aftermath.IdleTunnels;
import longwire.measurement.Count;
import longwire.measurement.IntervalLog;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Overload;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.measurement.Validity;
import longwire.plan.Plan;
import longwire.process.CoreLoad;
import longwire.results.Outcome;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/** Keeps the evidence of one side of a trial, and judges it when the trial ends. */
final class SideRecorder {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 50;

    private final Surroundings around;
    private final Plan plan;
    private final Trial trial;
    private final Trial.Side side;
    private final Readings readings;
    private final TrialDirectory directory;
    private final IntervalLog log;
    private final CounterCheck counters;
    /** Of the response time, for each second of the measured window. */
    private final List<Long> medians = new ArrayList<>();

    private MeasuredWindow window;
    private long openAtEnd = -1;

    SideRecorder(
            Surroundings around,
            Plan plan,
            Trial trial,
            Trial.Side side,
            Readings readings,
            TrialDirectory directory,
            long startMillis) {
        this.around = around;
        this.plan = plan;
        this.trial = trial;
        this.side = side;
        this.readings = readings;
        this.directory = directory;
        this.log = new IntervalLog(directory.path(), startMillis);
        this.counters = CounterCheck.ofProxy(around.proxy(side), side.transport());
    }

    /** Keeps and shows what was recorded since the last call; the phase is that of the trial. */
    Map<Series, Histogram> takeInterval(long fromMillis, long toMillis, Phase phase) {
        Map<Series, Histogram> interval = readings.takeInterval();
        keep(interval, fromMillis, toMillis);
        Histogram response = interval.get(Series.RESPONSE);
        if (phase == Phase.MEASURING && response != null) {
            medians.add(response.getValueAtPercentile(MEDIAN));
        }
        around.progress().tick(trial, side, readings, interval, phase);
        return interval;
    }

    /** Keeps what was recorded elsewhere. */
    void keep(Map<Series, Histogram> recorded, long fromMillis, long toMillis) {
        log.write(recorded, fromMillis, toMillis);
        around.part().recorded(trial, side, recorded, readings, fromMillis, toMillis);
    }

    /** All that was recorded of {@code series} so far. */
    Histogram total(Series series) {
        return log.total(series);
    }

    /** {@code measured} ends now. */
    void closeWindow(MeasuredWindow measured) {
        window = measured;
        // Viewers that ended their stream in time may already be closing: those count as open to the end.
        openAtEnd = readings.open() + readings.counts().get(Count.CLOSED);
    }

    /**
     * Ends recording; returns why its figures are not to be believed.
     *
     * @param disturber of the trial: what it cuts is no reason
     * @param complete whether the trial came to its own end, so that everybody's counts must agree
     */
    List<String> end(CpuWindow cpu, boolean complete, Disturber disturber) {
        log.close();
        List<String> reasons = new ArrayList<>(Validity.reasons(new Validity.Facts(
                connections(),
                openAtEnd,
                readings.counts(),
                readings.refusals(),
                trial.sends(),
                disturber.cuts(),
                cpu.busiestLoop(),
                Validity.readLag(log::total))));
        if (!disturber.cuts()) {
            overload().map(overload -> overload.sentence(trial.sides().size())).ifPresent(reasons::add);
        }
        if (complete) {
            reasons.addAll(disturber.disagreements(counters, readings.counts()));
            if (!disturber.cuts()) {
                unaccountedEvents().ifPresent(reasons::add);
            }
        }
        reasons.addAll(around.dead(side));
        reasons.addAll(around.part().reasons(trial, side));
        return reasons;
    }

    /**
     * Writes what is not written yet, and marks it as VALID or INVALID.
     *
     * @param reasons why it is INVALID; empty for VALID
     * @param origin what the origin counted
     */
    TrialSummary leave(List<String> reasons, CpuWindow cpu, Map<String, Long> origin, Disturber disturber) {
        TrialSummary summary = around.part().judged(trial, side, summarize(reasons, cpu, outcome(disturber)));
        if (plan.kept().messageLog()) {
            directory.writeMessages(readings.messages());
        }
        Map<String, Long> others = new LinkedHashMap<>(origin);
        others.putAll(counters.counted());
        TrialEvidence.write(directory, summary, others, around.proxy(side));
        return summary;
    }

    private Optional<String> unaccountedEvents() {
        Origin origin = around.origin();
        // Without a warm-up, the first events may come before the first long poll.
        return origin == null || window == null || plan.stream().warmUp().isZero()
                ? Optional.empty()
                : EventCheck.disagreement(readings.counts(), plan.traffic().topics(), () -> origin.events(window));
    }

    private Optional<Overload> overload() {
        Map<Count, Long> counts = readings.counts();
        return window == null
                ? Optional.empty()
                : Overload.of(counts.get(Count.DUE_MEASURED), counts.get(Count.RECEIVED_MEASURED), seconds(), medians);
    }

    /** The trial's outcome, whose details are kept beside its summary. */
    private Outcome outcome(Disturber disturber) {
        if (!disturber.pingTurns().isEmpty()) {
            IdleTunnels tunnels = new IdleTunnels(side.path(), disturber.pingTurns());
            directory.writeJson("pings", tunnels);
            return tunnels.outcome();
        }
        if (!disturber.isWatched()) {
            return Outcome.NONE;
        }
        Aftermath aftermath = disturber.aftermath(log::total);
        directory.writeJson("disturbance", aftermath);
        return aftermath.outcome();
    }

    private TrialSummary summarize(List<String> reasons, CpuWindow cpu, Outcome outcome) {
        Map<Count, Long> counts = readings.counts();
        boolean sends = counts.get(Count.DUE_MEASURED) > 0;
        Map<String, Long> byName = new LinkedHashMap<>();
        counts.forEach((count, value) -> byName.put(count.label(), value));
        return new TrialSummary(
                directory.name(),
                side.path(),
                side.transport().label(),
                trial.repeat(),
                trial.beside(side),
                connections(),
                sends ? plan.traffic().rate() * connections() / plan.traffic().connections() : 0,
                sends ? counts.get(Count.SENT_MEASURED) / seconds() : 0,
                seconds(),
                reasons,
                Trust.limit(log::total, CoreLoad.stolen(cpu.cores())),
                byName,
                readings.drops(),
                readings.refusals(),
                log.summaries(),
                cpu.costs(),
                cpu.retransmits(),
                cpu.cores(),
                outcome);
    }

    private int connections() {
        return (plan.traffic().connections() - around.part().missing(trial))
                / trial.sides().size();
    }

    private double seconds() {
        return window == null ? 0 : window.lengthNanos() / NANOS_PER_SECOND;
    }
}

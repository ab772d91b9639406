package longwire.experiment.trial;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import longwire.live.Live;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveTrial;
import longwire.live.state.Percentiles;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.measurement.Validity;
import longwire.plan.Plan;
import longwire.viewer.Load;
import org.HdrHistogram.Histogram;

/** How a trial stands, second by second, for whoever looks: made by its recorder of what that has in its hands anyway. */
final class TrialGlance {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Live live;
    private final Part part;
    private final Plan plan;
    private final Trial trial;
    private final Load load;
    private final Map<String, OptionalLong> pids;
    private final long startNanos;
    private final Map<Series, LatencySpread> spreads = new EnumMap<>(Series.class);
    private final Map<String, CpuGlance> cpu = new LinkedHashMap<>();
    private long beforeNanos;
    private Map<Count, Long> before;

    TrialGlance(Surroundings around, Plan plan, Trial trial, Load load) {
        this.live = around.live();
        this.part = around.part();
        this.plan = plan;
        this.trial = trial;
        this.load = load;
        this.pids = around.pids(trial);
        this.startNanos = load.nanoTime();
        this.beforeNanos = startNanos;
        this.before = load.counts();
    }

    /**
     * Tells how it stands now, where anybody may look.
     *
     * @param interval what each series got since the last call
     * @param soFar all that a series got
     * @param phase the trial's
     */
    void tell(Map<Series, Histogram> interval, Function<Series, Histogram> soFar, Phase phase) {
        if (live.isOn()) {
            live.state().tick(take(interval, soFar, phase));
        }
    }

    private LiveTrial take(Map<Series, Histogram> interval, Function<Series, Histogram> soFar, Phase phase) {
        long now = load.nanoTime();
        double seconds = (now - beforeNanos) / NANOS_PER_SECOND;
        Map<Count, Long> counts = load.counts();
        LiveTrial glance = new LiveTrial(
                trial.number(),
                trial.path(),
                trial.transport().label(),
                phase.label(),
                (now - startNanos) / NANOS_PER_SECOND,
                plan.traffic().connections(),
                load.open(),
                rates(counts, phase, seconds),
                counts,
                percentiles(interval),
                spreads(interval.keySet(), soFar),
                trustLimit(soFar),
                plan.disturbance().what().cuts() ? Validity.corruption(counts) : Validity.damage(counts),
                cpu(seconds),
                part.members(trial));
        beforeNanos = now;
        before = counts;
        return glance;
    }

    private LiveTrial.Rates rates(Map<Count, Long> counts, Phase phase, double seconds) {
        boolean sending = phase == Phase.WARM_UP || phase == Phase.MEASURING;
        return new LiveTrial.Rates(
                sending && sends(counts) ? plan.traffic().rate() : 0,
                rate(counts, Count.SENT, seconds),
                rate(counts, Count.RECEIVED, seconds),
                rate(counts, Count.EVENTS, seconds),
                rate(counts, Count.OPENED, seconds));
    }

    /** Who follows a feed only listens. */
    private boolean sends(Map<Count, Long> counts) {
        return trial.sends() && (counts.get(Count.SENT) > 0 || counts.get(Count.EVENTS) == 0);
    }

    private double rate(Map<Count, Long> counts, Count count, double seconds) {
        return (counts.get(count) - before.get(count)) / seconds;
    }

    private static Map<Series, Percentiles> percentiles(Map<Series, Histogram> interval) {
        Map<Series, Percentiles> percentiles = new EnumMap<>(Series.class);
        interval.forEach((series, histogram) -> percentiles.put(series, Percentiles.of(histogram)));
        return percentiles;
    }

    /** Only what grew is taken again: after the opening, nothing of the handshakes. */
    private Map<Series, LatencySpread> spreads(Set<Series> grown, Function<Series, Histogram> soFar) {
        grown.forEach(series -> spreads.put(series, LatencySpread.of(soFar.apply(series))));
        Histogram pauses = soFar.apply(Series.GENERATOR_PAUSE);
        if (pauses.getTotalCount() > 0) {
            spreads.put(Series.GENERATOR_PAUSE, LatencySpread.of(pauses));
        }
        return spreads;
    }

    private double trustLimit(Function<Series, Histogram> soFar) {
        if (!spreads.containsKey(Series.RESPONSE)) {
            return Trust.NO_LIMIT;
        }
        Histogram response = soFar.apply(Series.RESPONSE);
        // What was stolen is known when the measured window ends.
        return Math.min(Trust.limit(soFar, 0), LatencySummary.highestSupported(response.getTotalCount()));
    }

    private Map<String, LiveTrial.CpuUse> cpu(double seconds) {
        Map<String, LiveTrial.CpuUse> uses = new LinkedHashMap<>();
        cpu.forEach((side, processes) -> uses.put(side, processes.take(seconds)));
        if (cpu.isEmpty()) {
            // At the first look, not at the trial's begin, when everybody connects.
            pids.forEach((side, pid) -> pid.ifPresent(id -> cpu.put(side, CpuGlance.of(id))));
        }
        return uses;
    }
}

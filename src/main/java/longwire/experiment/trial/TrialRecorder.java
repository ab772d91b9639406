package longwire.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.IntervalLog;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Overload;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.measurement.Validity;
import longwire.plan.Disturbance;
import longwire.plan.Plan;
import longwire.process.CoreLoad;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import org.HdrHistogram.Histogram;

/** Keeps the evidence of one trial while it runs, on a thread of its own, and judges it when it ends. */
public final class TrialRecorder {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 50;

    private final Surroundings around;
    private final Plan plan;
    private final Trial trial;
    private final Load load;
    private final TrialDirectory directory;
    private final IntervalLog log;
    private final CpuWindow cpu;
    private final CounterCheck counters;
    private final TrialGlance glance;
    private final Consumer<TrialSummary> finished;
    private final Thread thread;

    private long intervalStartMillis = System.currentTimeMillis();
    private long pausesFromMillis;
    private MeasuredWindow window;
    private boolean weighed;
    private boolean windowOpen;
    /** Of the response time, for each second of the measured window. */
    private final List<Long> medians = new ArrayList<>();

    private Thread happening;
    private volatile String disturbanceFailure = "";
    private long openAtEnd = -1;
    private boolean ended;
    private TrialSummary summary;

    public TrialRecorder(
            Surroundings around,
            Plan plan,
            Trial trial,
            Load load,
            TrialDirectory directory,
            Consumer<TrialSummary> finished) {
        this.finished = finished;
        this.around = around;
        this.plan = plan;
        this.trial = trial;
        this.load = load;
        this.directory = directory;
        this.log = new IntervalLog(directory.path(), intervalStartMillis);
        this.cpu = new CpuWindow(around.viewers(), around.pids(trial));
        this.counters = new CounterCheck(around.origin(), around.proxy(trial), trial.transport());
        this.glance = new TrialGlance(around, plan, trial, load);
        this.thread = new Thread(this::run, "recorder");
        thread.setDaemon(true);
        load.gate().onOpen(this::planWindow);
        thread.start();
    }

    /** Ends the trial, once; gives why it is INVALID. {@code others} are reasons that it can't know itself. */
    List<String> end(List<String> others) {
        synchronized (this) {
            if (ended) {
                return summary == null ? others : summary.invalid();
            }
            ended = true;
            notifyAll();
        }
        join(thread);
        closeWindow();
        if (happening != null) {
            if (!others.isEmpty()) {
                // Ended before its time: nobody waits for a disturbance that is still to come.
                happening.interrupt();
            }
            join(happening);
        }
        takeInterval();
        log.close();
        List<String> reasons = new ArrayList<>(others);
        reasons.addAll(Validity.reasons(new Validity.Facts(
                plan.traffic().connections(),
                openAtEnd,
                load.readings().counts(),
                load.readings().refusals(),
                trial.sends(),
                cpu.busiestLoop(),
                Validity.readLag(log::total))));
        overload().map(Overload::sentence).ifPresent(reasons::add);
        if (others.isEmpty()) {
            reasons.addAll(counters.disagreements(load.readings().counts()));
        }
        reasons.addAll(around.dead(trial));
        if (!disturbanceFailure.isEmpty()) {
            reasons.add("the planned disturbance did not happen: " + disturbanceFailure);
        }
        summary = summarize(reasons);
        if (plan.kept().messageLog()) {
            directory.writeMessages(load.readings().messages());
        }
        TrialEvidence.write(directory, summary, counters.counted(), around.proxy(trial));
        finished.accept(summary);
        return reasons;
    }

    private Optional<Overload> overload() {
        Map<Count, Long> counts = load.readings().counts();
        return openAtEnd < 0
                ? Optional.empty()
                : Overload.of(
                        counts.get(Count.DUE_MEASURED),
                        counts.get(Count.RECEIVED_MEASURED),
                        window.lengthNanos() / NANOS_PER_SECOND,
                        medians);
    }

    private synchronized void planWindow(long startNanos) {
        window = plan.stream().window(startNanos);
        notifyAll();
    }

    private void run() {
        long nextTick = load.nanoTime() + INTERVAL_NANOS;
        while (await(nextTick)) {
            long now = load.nanoTime();
            if (window != null && !weighed && now - weighingNanos() >= 0) {
                weighed = true;
                cpu.weigh();
                // It took a moment: what else is due may be past.
                now = load.nanoTime();
            }
            if (window != null && !windowOpen && openAtEnd < 0 && now - window.startNanos() >= 0) {
                openWindow();
            }
            if (windowOpen && now - window.endNanos() >= 0) {
                closeWindow();
            }
            if (now - nextTick >= 0) {
                takeInterval();
                nextTick += INTERVAL_NANOS;
            }
        }
    }

    /** Waits for the next tick or bound of the window; false when the trial has ended. */
    private synchronized boolean await(long nextTick) {
        try {
            while (!ended) {
                long left = nextNanos(nextTick) - load.nanoTime();
                if (left <= 0) {
                    return true;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private long nextNanos(long nextTick) {
        if (window == null || openAtEnd >= 0) {
            return nextTick;
        }
        long bound = windowOpen ? window.endNanos() : weighed ? window.startNanos() : weighingNanos();
        return bound - nextTick < 0 ? bound : nextTick;
    }

    /** In the middle of the warm-up: all connections are open and in use, and nothing is timed yet. */
    private long weighingNanos() {
        return window.startNanos() - plan.stream().warmUp().toNanos() / 2;
    }

    private void openWindow() {
        windowOpen = true;
        // What stood still before is not this window's. The costs come second: reading them takes some milliseconds.
        around.pauses().takeInterval();
        pausesFromMillis = System.currentTimeMillis();
        cpu.open(load.nanoTime());
        around.originPauses();
        planDisturbance();
    }

    private void planDisturbance() {
        if (plan.disturbance().what() != Disturbance.NONE) {
            happening = new Thread(this::happen, "disturbance");
            happening.setDaemon(true);
            happening.start();
        }
    }

    private void happen() {
        Disturbance.Planned planned = plan.disturbance();
        try {
            long at = window.startNanos() + planned.after().toNanos();
            TimeUnit.NANOSECONDS.sleep(at - load.nanoTime());
            planned.what().happen(around.origin(), planned.lasting());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (OutsideFault failed) {
            disturbanceFailure = failed.getMessage();
        }
    }

    private void closeWindow() {
        if (!windowOpen) {
            return;
        }
        windowOpen = false;
        long endMillis = System.currentTimeMillis();
        takeOwnPauses(endMillis);
        // Viewers that ended their stream in time may already be closing: those count as open to the end.
        openAtEnd = load.readings().open() + load.readings().counts().get(Count.CLOSED);
        cpu.close(load.nanoTime());
        // Asked once: its answer takes an event loop of the origin as long as several echoes do.
        long fromMillis = endMillis - TimeUnit.NANOSECONDS.toMillis(window.lengthNanos());
        log.write(Map.of(Series.ORIGIN_PAUSE, around.originPauses()), fromMillis, endMillis);
    }

    private void takeOwnPauses(long nowMillis) {
        log.write(Map.of(Series.GENERATOR_PAUSE, around.pauses().takeInterval()), pausesFromMillis, nowMillis);
        pausesFromMillis = nowMillis;
    }

    private void takeInterval() {
        long nowMillis = System.currentTimeMillis();
        Map<Series, Histogram> interval = load.readings().takeInterval();
        log.write(interval, intervalStartMillis, nowMillis);
        if (windowOpen) {
            takeOwnPauses(nowMillis);
            Histogram response = interval.get(Series.RESPONSE);
            if (response != null) {
                medians.add(response.getValueAtPercentile(MEDIAN));
            }
        }
        around.progress().tick(trial, load, interval, phase());
        glance.tell(interval, log::total, phase());
        intervalStartMillis = nowMillis;
    }

    private Phase phase() {
        return openAtEnd >= 0
                ? Phase.CLOSING
                : windowOpen ? Phase.MEASURING : window == null ? Phase.OPENING : Phase.WARM_UP;
    }

    private TrialSummary summarize(List<String> reasons) {
        Map<Count, Long> counts = load.readings().counts();
        double seconds = openAtEnd < 0 ? 0 : window.lengthNanos() / NANOS_PER_SECOND;
        boolean sends = counts.get(Count.DUE_MEASURED) > 0;
        Map<String, Long> byName = new LinkedHashMap<>();
        counts.forEach((count, value) -> byName.put(count.label(), value));
        return new TrialSummary(
                trial.name(),
                trial.side().path(),
                trial.side().transport().label(),
                trial.repeat(),
                plan.traffic().connections(),
                sends ? plan.traffic().rate() : 0,
                sends ? counts.get(Count.SENT_MEASURED) / seconds : 0,
                seconds,
                reasons,
                Trust.limit(log::total, CoreLoad.stolen(cpu.cores())),
                byName,
                load.readings().drops(),
                load.readings().refusals(),
                log.summaries(),
                cpu.costs(),
                cpu.retransmits(),
                cpu.cores());
    }

    private void join(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("trial " + trial.name() + ": interrupted while it ended", interrupted);
        }
    }
}

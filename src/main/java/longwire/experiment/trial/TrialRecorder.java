package longwire.experiment.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Series;
import longwire.plan.Plan;
import longwire.process.BackgroundThreads;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import org.HdrHistogram.Histogram;

/** Keeps the evidence of one trial while it runs, side by side, on a thread of its own, and has it judged when it ends. */
public final class TrialRecorder {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Surroundings around;
    private final Plan plan;
    private final Trial trial;
    private final Load load;
    private final List<SideRecorder> sides = new ArrayList<>();
    private final CpuWindow cpu;
    private final CounterCheck originCounters;
    private final TrialGlance glance;
    private final Disturber disturber;
    private final Consumer<List<TrialSummary>> finished;
    private final Thread thread;

    private long intervalStartMillis = System.currentTimeMillis();
    private long pausesFromMillis;
    private MeasuredWindow window;
    private boolean weighed;
    private boolean windowOpen;
    private boolean windowClosed;
    private boolean ended;
    private List<String> invalid;

    /**
     * Starts recording.
     *
     * @param load with a target for each side of {@code trial}, in their order
     * @param directories makes the directory of that name
     * @param finished takes what each side came to, in their order
     */
    public TrialRecorder(
            Surroundings around,
            Plan plan,
            Trial trial,
            Load load,
            Function<String, TrialDirectory> directories,
            Consumer<List<TrialSummary>> finished) {
        this.finished = finished;
        this.around = around;
        this.plan = plan;
        this.trial = trial;
        this.load = load;
        for (int index = 0; index < trial.sides().size(); index++) {
            Trial.Side side = trial.sides().get(index);
            sides.add(new SideRecorder(
                    around,
                    plan,
                    trial,
                    side,
                    load.allReadings().get(index),
                    directories.apply(trial.name(side)),
                    intervalStartMillis));
        }
        // What two sides take at the same moment is neither's alone.
        this.cpu = new CpuWindow(around.viewers(), trial.isDuet() ? Map.of() : around.pids(trial));
        this.originCounters = CounterCheck.ofOrigin(around.origin(), trial.transport());
        this.disturber = new Disturber(plan.disturbance(), around, trial, load);
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
                return invalid == null ? others : invalid;
            }
            ended = true;
            notifyAll();
        }
        join(thread);
        closeWindow();
        endDisturbance(others.isEmpty());
        takeInterval();
        List<TrialSummary> summaries = judge(others);
        invalid = Trial.reasons(summaries);
        finished.accept(summaries);
        return invalid;
    }

    private List<TrialSummary> judge(List<String> others) {
        boolean complete = others.isEmpty();
        List<String> shared = new ArrayList<>();
        if (complete) {
            shared.addAll(disturber.disagreements(originCounters, load.counts()));
        }
        if (!disturber.failure().isEmpty()) {
            shared.add("the planned disturbance did not happen: " + disturber.failure());
        }
        List<List<String>> reasons = new ArrayList<>();
        for (SideRecorder side : sides) {
            List<String> own = new ArrayList<>(others);
            own.addAll(side.end(cpu, complete, disturber));
            own.addAll(shared);
            reasons.add(own);
        }
        List<List<String>> all = trial.besideEachOther(reasons);
        List<TrialSummary> summaries = new ArrayList<>();
        for (int index = 0; index < sides.size(); index++) {
            summaries.add(sides.get(index).leave(all.get(index), cpu, originCounters.counted(), disturber));
        }
        return summaries;
    }

    private synchronized void planWindow(long startNanos) {
        window = plan.stream().window(startNanos);
        notifyAll();
    }

    private void run() {
        BackgroundThreads.giveWay();
        long nextTick = load.nanoTime() + INTERVAL_NANOS;
        while (await(nextTick)) {
            long now = load.nanoTime();
            if (window != null && !weighed && now - weighingNanos() >= 0) {
                weighed = true;
                cpu.weigh();
                // It took a moment: what else is due may be past.
                now = load.nanoTime();
            }
            if (window != null && !windowOpen && !windowClosed && now - window.startNanos() >= 0) {
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
        if (window == null || windowClosed) {
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
        disturber.begin(window.startNanos());
    }

    private void closeWindow() {
        if (!windowOpen) {
            return;
        }
        windowOpen = false;
        long endMillis = System.currentTimeMillis();
        takeOwnPauses(endMillis);
        windowClosed = true;
        sides.forEach(side -> side.closeWindow(window));
        cpu.close(load.nanoTime());
        // Asked once: its answer takes an event loop of the origin as long as several echoes do.
        long fromMillis = endMillis - TimeUnit.NANOSECONDS.toMillis(window.lengthNanos());
        keep(Map.of(Series.ORIGIN_PAUSE, around.originPauses()), fromMillis, endMillis);
    }

    /** What happened to the machine happened to each side. */
    private void keep(Map<Series, Histogram> shared, long fromMillis, long toMillis) {
        sides.forEach(side -> side.keep(shared, fromMillis, toMillis));
    }

    private void takeOwnPauses(long nowMillis) {
        keep(Map.of(Series.GENERATOR_PAUSE, around.pauses().takeInterval()), pausesFromMillis, nowMillis);
        pausesFromMillis = nowMillis;
    }

    private void takeInterval() {
        long nowMillis = System.currentTimeMillis();
        Map<Series, Histogram> interval = new EnumMap<>(Series.class);
        for (SideRecorder side : sides) {
            side.takeInterval(intervalStartMillis, nowMillis, phase())
                    .forEach((series, taken) -> interval.merge(series, taken, TrialRecorder::sum));
        }
        if (windowOpen) {
            takeOwnPauses(nowMillis);
            long nowNanos = load.nanoTime();
            disturber.took(
                    interval.getOrDefault(Series.RESPONSE, Latencies.histogram()),
                    nowNanos - TimeUnit.MILLISECONDS.toNanos(nowMillis - intervalStartMillis),
                    nowNanos);
        }
        glance.tell(interval, this::total, phase());
        intervalStartMillis = nowMillis;
    }

    /** Of all sides together, for which the pauses are the same. */
    private Histogram total(Series series) {
        boolean shared = series == Series.GENERATOR_PAUSE || series == Series.ORIGIN_PAUSE;
        return sides.stream()
                .limit(shared ? 1 : sides.size())
                .map(side -> side.total(series))
                .reduce(TrialRecorder::sum)
                .orElseThrow();
    }

    private static Histogram sum(Histogram one, Histogram other) {
        Histogram sum = Latencies.histogram();
        sum.add(one);
        sum.add(other);
        return sum;
    }

    private Phase phase() {
        return windowClosed
                ? Phase.CLOSING
                : windowOpen ? Phase.MEASURING : window == null ? Phase.OPENING : Phase.WARM_UP;
    }

    private void join(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private void endDisturbance(boolean complete) {
        try {
            disturber.end(complete);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private OutsideFault interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new OutsideFault("trial " + trial.name() + ": interrupted while it ended", interrupted);
    }
}

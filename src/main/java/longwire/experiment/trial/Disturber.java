package longwire.experiment.trial;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import longwire.disturbance.Disturbance;
import longwire.experiment.aftermath.Accounts;
import longwire.experiment.aftermath.Aftermath;
import longwire.experiment.aftermath.Cut;
import longwire.experiment.aftermath.CutLog;
import longwire.experiment.aftermath.Memory;
import longwire.experiment.aftermath.MemoryCourse;
import longwire.experiment.aftermath.Newcomers;
import longwire.experiment.aftermath.OldProcesses;
import longwire.experiment.aftermath.Phases;
import longwire.experiment.aftermath.Return;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.plan.PlannedDisturbance;
import longwire.process.HostCost;
import longwire.viewer.Load;
import longwire.viewer.PingTurn;
import org.HdrHistogram.Histogram;

/**
 * Does what a plan says to disturb a trial, and watches what comes of it: the viewers' counts every few milliseconds, and the
 * processes of the proxy. Of two paths side by side, it watches neither.
 */
final class Disturber {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LOOK_MILLIS = 5;
    /** Looking at processes lists all of the machine. */
    private static final int LOOKS_PER_PROCESS_LOOK = 100;
    /** How long processes are watched after the last viewer has gone. */
    private static final long FOLLOW_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final PlannedDisturbance planned;
    private final Surroundings around;
    private final Trial trial;
    private final Load load;
    private final Readings readings;
    private final MemoryCourse memory = new MemoryCourse();
    private final Newcomers newcomers;
    private Newcomers.Told told = new Newcomers.Told(0, 0, 0, 0);
    private volatile boolean begun;
    private final Phases phases = new Phases();
    private final CutLog log = new CutLog();
    private final OldProcesses processes = new OldProcesses();
    private Thread happening;
    private Thread watching;
    private volatile String failure = "";
    private volatile boolean over;
    private volatile long startNanos;

    Disturber(PlannedDisturbance planned, Surroundings around, Trial trial, Load load) {
        this.planned = planned;
        this.around = around;
        this.trial = trial;
        this.load = load;
        this.newcomers = new Newcomers(load::newcomer);
        this.readings = load.allReadings().get(0);
    }

    /** The viewers recorded these response times from {@code fromNanos} to {@code toNanos}, within the measured part. */
    void took(Histogram response, long fromNanos, long toNanos) {
        long begun = startNanos + planned.at(0).toNanos();
        phases.add(
                response,
                (fromNanos - begun) / NANOS_PER_SECOND,
                (toNanos - begun) / NANOS_PER_SECOND,
                planned.end().minus(planned.at(0)).toNanos() / NANOS_PER_SECOND);
    }

    /** Begins; the measured part starts at {@code startNanos}. */
    void begin(long start) {
        startNanos = start;
        if (!planned.isPlanned()) {
            return;
        }
        happening = new Thread(this::happen, "disturbance");
        happening.setDaemon(true);
        happening.start();
        if (isWatched()) {
            watching = new Thread(this::watch, "aftermath");
            watching.setDaemon(true);
            watching.start();
        }
    }

    /**
     * Waits until it is over.
     *
     * @param complete whether the trial came to its own end; otherwise nobody waits for what is still to come
     */
    void end(boolean complete) throws InterruptedException {
        if (happening == null) {
            return;
        }
        if (!complete) {
            happening.interrupt();
        }
        happening.join();
        over = true;
        if (watching != null) {
            watching.join();
            told = newcomers.leave(System.nanoTime());
        }
        if (complete && isWatched()) {
            follow();
        }
        around.closeReplaced();
    }

    /** What the intervals of pings came to; empty where all viewers have the same. */
    List<PingTurn> pingTurns() {
        return load.pingTurns();
    }

    /** Why it did not happen as planned; empty if it did. */
    String failure() {
        return failure;
    }

    /** Whether what it cuts is what the trial came to. */
    boolean cuts() {
        return planned.what().cuts();
    }

    /** What {@code check} finds between the other side's numbers and {@code counts} of the trial, with newcomers'; nothing where it cuts. */
    List<String> disagreements(CounterCheck check, Map<Count, Long> counts) {
        if (cuts()) {
            return List.of();
        }
        Map<Count, Long> all = new EnumMap<>(counts);
        load.newcomerCounts().forEach((count, number) -> all.merge(count, number, Long::sum));
        List<String> found = check.disagreements(all);
        return newcomers.allGotIn() ? found : List.of();
    }

    /** Whether there is an aftermath. */
    boolean isWatched() {
        return planned.isPlanned() && !trial.isDuet();
    }

    /** What it did to the one path of the trial, whose viewers have {@code recorded} this. */
    Aftermath aftermath(Function<Series, Histogram> recorded) {
        List<Cut> cuts = log.cuts();
        return new Aftermath(
                trial.path(),
                planned.what().label(),
                readings.counts().get(Count.OPENED).intValue(),
                cuts,
                Return.of(
                        recorded.apply(Series.AWAY),
                        recorded.apply(Series.REOPENING),
                        cuts.stream().mapToDouble(Cut::mostPerSecond).max().orElse(0)),
                processes.left(),
                told,
                Memory.of(memory, startNanos + planned.at(0).toNanos()),
                phases.times(),
                Accounts.of(readings.counts()),
                readings.drops());
    }

    private void happen() {
        try {
            for (int time = 0; time < planned.times(); time++) {
                long at = startNanos + planned.at(time).toNanos();
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                look();
                synchronized (this) {
                    begun = true;
                    log.happens(System.nanoTime());
                    if (isWatched()) {
                        root().ifPresent(root -> processes.happens(
                                System.nanoTime(), root, planned.what().replacesProcesses()));
                    }
                }
                planned.what().happen(new TrialScene(around, trial, load), planned.lasting());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (OutsideFault failed) {
            failure = failed.getMessage();
        }
    }

    private void watch() {
        try {
            for (long looks = 0; !over; looks++) {
                look();
                if (looks % LOOKS_PER_PROCESS_LOOK == 0) {
                    lookAtProcesses();
                    if (begun && !over) {
                        newcomers.come(System.nanoTime());
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        log.look(System.nanoTime(), readings.counts());
    }

    private synchronized void lookAtProcesses() {
        root().ifPresent(this::look);
    }

    private void look(long root) {
        long now = System.nanoTime();
        if (planned.what().subject() == Disturbance.Subject.PROXY) {
            processes.look(now, root);
        } else {
            Map<Count, Long> counts = readings.counts();
            memory.add(
                    now,
                    counts.get(Count.OPENED) + counts.get(Count.RETURNED) + newcomers.opened(),
                    HostCost.ofTree(root).proportionalBytes());
        }
    }

    private OptionalLong root() {
        return around.proxy(trial.sides().get(0)).pid();
    }

    /** Until the old processes have ended, which hold what the trial's last viewers have just closed. */
    private void follow() throws InterruptedException {
        long begun = System.nanoTime();
        lookAtProcesses();
        while (processes.anyAlive() && System.nanoTime() - begun < FOLLOW_NANOS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            processes.watch(System.nanoTime());
        }
    }
}

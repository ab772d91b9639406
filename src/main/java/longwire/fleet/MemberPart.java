package longwire.fleet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import longwire.clock.Clock;
import longwire.experiment.trial.Part;
import longwire.experiment.trial.Trial;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.plan.Plan;
import longwire.plan.Traffic;
import longwire.process.MemoryReading;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** The part of a member: its share of each trial's viewers, begun when the lead says, and told to the lead. */
final class MemberPart implements Part {
    /** Less than what the lead gives the members of its machine to end, so that what is closed is told. */
    private static final long LEAVING_SECONDS = 4;

    private final Engine engine;
    private final String lead;
    private final Assignment assignment;
    private volatile Trial current;
    private volatile Load load;
    private volatile MemoryReading before;
    private volatile MemoryReading grown;
    /** Guards {@link #silent}: what is told while it changes arrives before the engine is closed. */
    private final Object telling = new Object();
    /** Nothing more is told: the run is over for this member. */
    private boolean silent;

    private boolean left;
    private volatile long aheadNanos;
    private final CoordinationMeter meter;
    /** Of the trial that is on: how late this process was at each common start, its latest event loop. */
    private final Map<Note.What, Long> startsLateNanos = new ConcurrentHashMap<>();

    /** Does {@code assignment} for the process that the engine calls {@code lead}. */
    MemberPart(Engine engine, String lead, Assignment assignment) {
        this.engine = engine;
        this.lead = lead;
        this.assignment = assignment;
        this.meter = new CoordinationMeter(engine::use);
    }

    @Override
    public void ready(
            Plan plan,
            RunDirectory run,
            Function<String, Target> targets,
            Consumer<String> printer,
            Consumer<String> abort) {
        await(Note.of(Note.What.READY));
    }

    @Override
    public StreamSettings stream(StreamSettings own) {
        return assignment.stream(own);
    }

    @Override
    public Load load(Viewers viewers, Trial trial, List<Target> targets, Traffic own) {
        before = MemoryReading.take();
        grown = before.since(before);
        load = new Load(
                viewers,
                trial.transport(),
                targets,
                assignment.connections(),
                assignment.handshakesPerSecond(),
                assignment.share(),
                begin -> agree(Note.What.HANDSHAKES, trial, viewers, begin),
                begin -> {
                    grown = MemoryReading.take().since(before);
                    agree(Note.What.MESSAGES, trial, viewers, begin);
                });
        return load;
    }

    @Override
    public boolean turn(Trial trial, boolean on) {
        current = trial;
        startsLateNanos.clear();
        byte[] answer = await(Note.of(Note.What.TURN, trial.number(), null));
        meter.take();
        return on && answer[0] == 1;
    }

    @Override
    public void recorded(
            Trial trial,
            Trial.Side side,
            Map<Series, Histogram> interval,
            Readings readings,
            long fromMillis,
            long toMillis) {
        Interval told = Interval.of(trial.sides().indexOf(side), interval, readings, fromMillis, toMillis);
        synchronized (telling) {
            if (!silent) {
                engine.tell(
                        lead, Note.of(Note.What.INTERVAL, trial.number(), told).bytes());
            }
        }
    }

    @Override
    public void ended(List<TrialSummary> summaries) {
        Trial ended = current;
        if (hasLeft()) {
            return;
        }
        List<Long> late = Stream.of(Note.What.HANDSHAKES, Note.What.MESSAGES)
                .map(startsLateNanos::get)
                .filter(Objects::nonNull)
                .toList();
        await(Note.of(Note.What.ENDED, ended.number(), new TrialEnd(summaries, aheadNanos, late, grown, meter.take())));
    }

    @Override
    public void over() {
        await(Note.of(Note.What.OVER));
        fallSilent();
    }

    /** Whoever calls it second waits for the first. */
    @Override
    public synchronized void leave() {
        if (left || hasLeft()) {
            return;
        }
        left = true;
        boolean heard = engine.nodes().contains(lead);
        if (heard) {
            awaitBriefly(ask(Note.of(Note.What.LEAVING)));
        }
        Farewell farewell = drain();
        if (heard) {
            awaitBriefly(ask(Note.of(Note.What.LEFT, 0, farewell)));
        }
        fallSilent();
    }

    /** Close frames go out behind the messages that were sent, so that these are answered before. */
    private Farewell drain() {
        long begun = Clock.MONOTONIC.nanoTime();
        Load draining = load;
        if (draining == null) {
            return new Farewell(0, 0, 0);
        }
        long open = draining.open();
        System.out.println("told to end: closing " + open + " connections");
        awaitBriefly(draining.closing());
        return new Farewell(open, open - draining.open(), Clock.MONOTONIC.nanoTime() - begun);
    }

    private static void awaitBriefly(CompletableFuture<?> answer) {
        try {
            answer.get(LEAVING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            // It leaves all the same; the lead will know it by its silence.
            System.err.println("leaving without an answer: " + unheard);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasLeft() {
        synchronized (telling) {
            return silent;
        }
    }

    private void fallSilent() {
        synchronized (telling) {
            silent = true;
        }
    }

    /** Called from event loops, so that nothing waits: the lead answers when everybody has asked. */
    private void agree(Note.What what, Trial trial, Viewers viewers, LongConsumer begin) {
        ask(Note.of(what, trial.number(), null)).thenAccept(answer -> {
            long at = ByteBuffer.wrap(answer).getLong();
            aheadNanos = at - Clock.MONOTONIC.nanoTime();
            viewers.whenDue(at, late -> startsLateNanos.merge(what, late, Math::max));
            begin.accept(at);
        });
    }

    private byte[] await(Note note) {
        try {
            return ask(note).join();
        } catch (CompletionException left) {
            throw new OutsideFault("the fleet's lead has left", left);
        }
    }

    private CompletableFuture<byte[]> ask(Note note) {
        return engine.ask(lead, note.bytes());
    }
}

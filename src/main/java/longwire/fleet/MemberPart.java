package longwire.fleet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import longwire.clock.Clock;
import longwire.experiment.trial.Part;
import longwire.experiment.trial.Trial;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.plan.Plan;
import longwire.plan.Traffic;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.Load;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** The part of a member: its share of each trial's viewers, begun when the lead says, and told to the lead. */
final class MemberPart implements Part {
    private final Engine engine;
    private final String lead;
    private final Assignment assignment;
    private volatile Trial current;
    private volatile long aheadNanos;

    /** Does {@code assignment} for the process that the engine calls {@code lead}. */
    MemberPart(Engine engine, String lead, Assignment assignment) {
        this.engine = engine;
        this.lead = lead;
        this.assignment = assignment;
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
        return own.atRate(assignment.messagesPerSecond());
    }

    @Override
    public Load load(Viewers viewers, Trial trial, List<Target> targets, Traffic own) {
        return new Load(
                viewers,
                trial.transport(),
                targets,
                assignment.connections(),
                assignment.handshakesPerSecond(),
                assignment.share(),
                begin -> agree(Note.What.HANDSHAKES, trial, begin),
                begin -> agree(Note.What.MESSAGES, trial, begin));
    }

    @Override
    public boolean turn(Trial trial, boolean on) {
        current = trial;
        byte[] answer = await(Note.of(Note.What.TURN, trial.number(), null));
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
        engine.tell(lead, Note.of(Note.What.INTERVAL, trial.number(), told).bytes());
    }

    @Override
    public void ended(List<TrialSummary> summaries) {
        Trial ended = current;
        if (!engine.nodes().contains(lead)) {
            // Interrupted because the lead has left: nobody is there to hear of it.
            return;
        }
        await(Note.of(Note.What.ENDED, ended.number(), new TrialEnd(summaries, aheadNanos)));
    }

    @Override
    public void over() {
        await(Note.of(Note.What.OVER));
    }

    /** Called from event loops, so that nothing waits: the lead answers when everybody has asked. */
    private void agree(Note.What what, Trial trial, LongConsumer begin) {
        ask(Note.of(what, trial.number(), null)).thenAccept(answer -> {
            long at = ByteBuffer.wrap(answer).getLong();
            aheadNanos = at - Clock.MONOTONIC.nanoTime();
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

package longwire.experiment.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.plan.OwnersCommands;
import longwire.plan.PlannedPath;
import longwire.process.LogTail;
import longwire.proxy.Operation;
import longwire.proxy.RunningProxy;
import longwire.viewer.Load;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.Viewers;

/**
 * A system that somebody else started, with the commands that its owner gave to disturb it. What was ended by them is started
 * again, also when the experiment ends before that was due.
 */
final class OwnersSystem implements RunningProxy {
    /** A system that was started listens within this time, or it will not. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final Duration TRY_LIMIT = Duration.ofSeconds(2);
    private static final long BETWEEN_TRIES_MILLIS = 50;
    private static final double HANDSHAKES_PER_SECOND = 100;

    private final PlannedPath path;
    private final RunningProxy system;
    private final Transport transport;
    private final AppliedSettings settings;
    private final Supplier<Viewers> viewers;
    private volatile boolean ended;

    OwnersSystem(
            PlannedPath path,
            RunningProxy system,
            Transport transport,
            AppliedSettings settings,
            Supplier<Viewers> viewers) {
        this.path = path;
        this.system = system;
        this.transport = transport;
        this.settings = settings;
        this.viewers = viewers;
    }

    @Override
    public Target target(String wanted) {
        return system.target(wanted);
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** Not from when it was told to end until it has come back. */
    @Override
    public boolean isAlive() {
        return !ended;
    }

    @Override
    public Set<Operation> operations() {
        return commands().operations().keySet();
    }

    @Override
    public void perform(Operation operation) {
        // Before the command: if that is interrupted, nobody knows what it did.
        ended = operation.ends();
        settings.operate(path, operation.label(), commands().operations().get(operation));
    }

    /** The same system, started again by its owner's command. */
    @Override
    public RunningProxy successor(Path directory) {
        settings.operate(path, "start", commands().start());
        awaitAnswer();
        ended = false;
        return this;
    }

    /** Starts it again where it was ended. */
    @Override
    public void close() {
        if (!ended) {
            return;
        }
        ended = false;
        try {
            settings.operateLast(path, "start", commands().start());
        } catch (OutsideFault failed) {
            System.err.println(path.name() + " may not have been started again: " + failed.getMessage());
        }
    }

    private OwnersCommands commands() {
        return path.external().orElseThrow().commands();
    }

    private void awaitAnswer() {
        long begun = System.nanoTime();
        String answer = attempt();
        while (!answer.isEmpty()) {
            if (System.nanoTime() - begun > ANSWER_LIMIT.toNanos()) {
                throw new OutsideFault(path.name() + " did not come back: no handshake within "
                        + ANSWER_LIMIT.toSeconds() + " s after start: " + answer + log());
            }
            pause();
            answer = attempt();
        }
    }

    /** Why a handshake failed; empty if it did not. */
    private String attempt() {
        Load load = new Load(viewers.get(), transport, target(transport.originPath("/echo")), 1, HANDSHAKES_PER_SECOND);
        Load.Member member = load.join();
        try {
            member.opening(OutsideFault::new).get(TRY_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return "";
        } catch (ExecutionException refused) {
            return refused.getCause().getMessage();
        } catch (TimeoutException silent) {
            return "no answer";
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            member.viewer().close(() -> {});
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private OutsideFault interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new OutsideFault(path.name() + " was interrupted while starting or stopping", interrupted);
    }

    @Override
    public String log() {
        return commands().log().isEmpty() ? "" : LogTail.of(Path.of(commands().log()), 0);
    }
}

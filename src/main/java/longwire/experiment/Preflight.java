package longwire.experiment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.viewer.Load;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.Viewer;
import longwire.viewer.Viewers;

/** Tries a path with one connection before any load is put on it: does it answer as the origin's contract says? */
final class Preflight {
    private static final double MESSAGES_PER_SECOND = 100;
    private static final Duration DURATION = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Viewers viewers;
    private final Plan plan;

    Preflight(Viewers viewers, Plan plan) {
        this.viewers = viewers;
        this.plan = plan;
    }

    /**
     * Opens a connection, exchanges some messages where the other side is to answer them, and closes it.
     *
     * @param name what people call the path
     * @throws OutsideFault when it can't be reached, or doesn't answer as it must
     */
    void check(String name, Transport transport, Target target, boolean answers) {
        Load load = new Load(viewers, transport, target, 1, 1);
        Load.Member member = load.join();
        CompletableFuture<Void> opened = new CompletableFuture<>();
        member.open(new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                opened.complete(null);
            }

            @Override
            public void gaveUp(String reason) {
                opened.completeExceptionally(new OutsideFault(name + ": " + target + " cannot be used: " + reason));
            }
        });
        await(opened, name, target);
        if (answers) {
            exchange(name, target, load, member);
        }
        CompletableFuture<Void> closed = new CompletableFuture<>();
        member.viewer().close(() -> closed.complete(null));
        await(closed, name, target);
    }

    private void exchange(String name, Target target, Load load, Load.Member member) {
        StreamSettings stream = plan.stream();
        StreamSettings few = new StreamSettings(
                MESSAGES_PER_SECOND,
                StreamSettings.Arrival.UNIFORM,
                stream.seed(),
                stream.payloadBytes(),
                stream.text(),
                Duration.ZERO,
                DURATION,
                DEADLINE);
        CompletableFuture<StreamOutcome> done = new CompletableFuture<>();
        member.viewer().stream(few, load.nanoTime(), 0, 1, done::complete);
        StreamOutcome outcome = await(done, name, target);
        long corrupted = load.readings().counts().get(Count.CORRUPTED);
        if (outcome.failed() > 0 || corrupted > 0) {
            throw new OutsideFault(name + ": " + target + " does not answer as an echo origin must: of "
                    + (outcome.answered() + outcome.failed()) + " messages " + outcome.answered()
                    + " came back as they were sent");
        }
    }

    private <T> T await(CompletableFuture<T> happening, String name, Target target) {
        long limit =
                plan.viewers().connectTimeout().plus(DEADLINE).multipliedBy(2).toMillis();
        try {
            return happening.get(limit, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutsideFault fault) {
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException silent) {
            throw new OutsideFault(name + ": " + target + " did not answer within " + limit + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + ": interrupted", interrupted);
        }
    }
}

package longwire.fleet;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;

/**
 * Asks the lead now and then whether it is there, and ends this member when it does not answer. The engine tells as well that the
 * lead has left, but not always: where a link is cut while much is on its way, it waits for a write that never ends.
 */
final class LeadWatch {
    /** Longer than the engine takes to find a silent process, and than any answer. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    /** As long as a member has to close its connections, twice. */
    private static final long LAST_WORDS_SECONDS = 10;

    private final Engine engine;
    private final String lead;
    private final Duration limit;
    private final Runnable end;

    private LeadWatch(Engine engine, String lead, Duration limit, Runnable end) {
        this.engine = engine;
        this.lead = lead;
        this.limit = limit;
        this.end = end;
    }

    /** Watches {@code lead} for as long as this process lives; calls {@code end}, once, when it has not answered for {@code limit}. */
    static void start(Engine engine, String lead, Duration limit, Runnable end) {
        Thread watch = new Thread(new LeadWatch(engine, lead, limit, end)::watch, "lead-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends this process; what hangs in the engine is not waited for. */
    static void endProcess() {
        System.err.println("the fleet's lead has not answered for " + LIMIT.toSeconds() + " s");
        Thread exit = new Thread(() -> System.exit(OutsideFault.EXIT_STATUS), "lead-silent");
        exit.start();
        try {
            exit.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(OutsideFault.EXIT_STATUS);
    }

    private void watch() {
        try {
            while (isThere()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            }
            end.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() throws InterruptedException {
        // On a thread of its own: asking itself may wait for the write.
        CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(
                        () -> engine.ask(lead, Note.of(Note.What.HERE).bytes()), asking -> {
                            Thread asker = new Thread(asking, "lead-question");
                            asker.setDaemon(true);
                            asker.start();
                        })
                .thenCompose(asked -> asked);
        try {
            answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException left) {
            // The engine has seen that it left, and tells it itself.
            return true;
        } catch (TimeoutException silent) {
            return false;
        }
    }
}

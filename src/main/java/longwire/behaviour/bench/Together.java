package longwire.behaviour.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;

/** Runs tasks at the same time, each on a thread of its own, and waits for all of them. */
public final class Together {
    /** No behaviour takes a third of it. */
    private static final long LIMIT_SECONDS = 90;

    private Together() {}

    /**
     * The results in the order of {@code tasks}.
     *
     * @throws OutsideFault of the first task that failed with one, or did not end; none is left running
     */
    public static <T> List<T> run(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "behave");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : tasks.stream().map(threads::submit).toList()) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw Waiting.fault(stopped);
        } catch (TimeoutException stuck) {
            throw new OutsideFault("no answer within " + LIMIT_SECONDS + " s", stuck);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}

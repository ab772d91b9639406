package longwire.fleet;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** A barrier: complete when everybody who is awaited has arrived or is lost. */
final class Meeting {
    private final Set<Integer> awaited;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    /** Waits for each of {@code awaited}, by number. */
    Meeting(Set<Integer> awaited) {
        this.awaited = new TreeSet<>(awaited);
        if (awaited.isEmpty()) {
            complete.complete(null);
        }
    }

    /** {@code number} has arrived, or will not; a second time changes nothing. */
    void arrive(int number) {
        boolean all;
        synchronized (this) {
            awaited.remove(number);
            all = awaited.isEmpty();
        }
        if (all) {
            complete.complete(null);
        }
    }

    CompletableFuture<Void> complete() {
        return complete;
    }
}

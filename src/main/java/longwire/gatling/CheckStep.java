package longwire.gatling;

import io.gatling.core.session.Session;
import java.util.List;
import java.util.function.Supplier;
import longwire.viewer.Load;

/**
 * Makes a call that may block, off Gatling's event loops, and fails with the reasons it returns. Needs no load and starts
 * none.
 */
final class CheckStep extends Step {
    private final Supplier<List<String>> reasons;

    CheckStep(String name, Supplier<List<String>> reasons) {
        super(name);
        this.reasons = reasons;
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        new Thread(() -> ask(session, user), name()).start();
    }

    private void ask(Session session, User user) {
        long start = System.nanoTime();
        List<String> found;
        try {
            found = reasons.get();
        } catch (RuntimeException | Error ours) {
            // Otherwise the user, and with it the simulation, would wait forever.
            found = List.of(String.valueOf(ours));
        }
        long took = System.nanoTime() - start;
        if (found.isEmpty()) {
            user.succeeded(session, took);
        } else {
            user.failed(session, took, String.join("; ", found));
        }
    }
}

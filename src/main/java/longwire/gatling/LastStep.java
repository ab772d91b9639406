package longwire.gatling;

import io.gatling.core.session.Session;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import longwire.viewer.Load;

/** A step that only the last of a number of users performs; the others skip it and leave no entry. */
final class LastStep extends Step {
    private final AtomicInteger left;
    private final Step step;

    LastStep(int users, Step step) {
        super(step.name());
        this.left = new AtomicInteger(users);
        this.step = step;
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        if (left.decrementAndGet() == 0) {
            step.run(shared, session, user);
        } else {
            user.skipped(session);
        }
    }
}

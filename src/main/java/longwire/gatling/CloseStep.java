package longwire.gatling;

import io.gatling.core.session.Session;
import java.util.function.Supplier;
import longwire.viewer.Load;
import longwire.viewer.Viewer;

/** Closes a user's connection. */
final class CloseStep extends Step {
    CloseStep(String name) {
        super(name);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Viewer viewer = UserViewer.viewer(session);
        if (viewer == null) {
            user.skipped(session);
            return;
        }
        Load load = shared.get();
        long start = load.nanoTime();
        viewer.close(() -> user.succeeded(UserViewer.remove(session), load.nanoTime() - start));
    }
}

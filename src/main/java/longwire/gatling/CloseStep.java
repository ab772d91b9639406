package longwire.gatling;

import io.gatling.core.session.Session;
import longwire.viewer.Load;
import longwire.viewer.Viewer;

/** Closes a user's connection. */
final class CloseStep extends Step {
    CloseStep(String name) {
        super(name);
    }

    @Override
    void run(Load load, Session session, User user) {
        Viewer viewer = UserViewer.viewer(session);
        if (viewer == null) {
            user.skipped(session);
            return;
        }
        long start = load.nanoTime();
        viewer.close(() -> user.succeeded(UserViewer.remove(session), load.nanoTime() - start));
    }
}

package longwire.gatling;

import io.gatling.core.session.Session;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.viewer.Load;
import longwire.viewer.Viewer;

/** Opens a user's connection when its handshake is due. */
final class ConnectStep extends Step {
    ConnectStep(String name) {
        super(name);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Load load = shared.get();
        Load.Member member;
        try {
            member = load.join();
        } catch (OutsideFault unreachable) {
            load.gate().absent();
            throw unreachable;
        }
        member.open(new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                user.succeeded(UserViewer.put(session, member), handshakeNanos);
            }

            @Override
            public void gaveUp(String reason) {
                load.gate().absent();
                user.failed(session, 0, reason);
            }
        });
    }
}

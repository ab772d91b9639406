package longwire.gatling;

import io.gatling.core.session.Session;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.Supplier;
import longwire.viewer.Load;

/** One thing that a user does. */
public abstract class Step implements ActionBuilder {
    private final String name;

    Step(String name) {
        this.name = name;
    }

    @Override
    public final io.gatling.core.action.builder.ActionBuilder asScala() {
        return (context, next) -> new StepAction(this, context, next);
    }

    /** What Gatling's report calls it. */
    final String name() {
        return name;
    }

    /**
     * Does it for the user of {@code session}, and tells {@code user} how it ended, once.
     *
     * @param shared gives what the users of the protocol share; a load begins when the first asks
     */
    abstract void run(Supplier<Load> shared, Session session, User user);

    /** Hears how a step ended for its user. */
    interface User {
        /** Goes on, with an entry in Gatling's statistics that took {@code nanos}. */
        void succeeded(Session session, long nanos);

        /** Goes on as failed, with an entry that says why. */
        void failed(Session session, long nanos, String reason);

        /** Goes on without an entry. */
        void skipped(Session session);
    }
}

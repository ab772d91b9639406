package longwire.gatling;

import io.gatling.core.session.Session;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.Supplier;
import longwire.viewer.Load;

/** One step of a user's scenario. */
public abstract class Step implements ActionBuilder {
    private final String name;

    Step(String name) {
        this.name = name;
    }

    @Override
    public final io.gatling.core.action.builder.ActionBuilder asScala() {
        return (context, next) -> new StepAction(this, context, next);
    }

    /** The name in Gatling's report. */
    final String name() {
        return name;
    }

    /**
     * Performs the step for the user of {@code session} and reports the outcome to {@code user}, exactly once.
     *
     * @param shared supplies the load that the users share; the first call starts it
     */
    abstract void run(Supplier<Load> shared, Session session, User user);

    /** Receives the outcome of a step for its user. */
    interface User {
        /** The step succeeded; Gatling's statistics get an entry of {@code nanos}. */
        void succeeded(Session session, long nanos);

        /** The step failed; Gatling's statistics get an entry with the reason. */
        void failed(Session session, long nanos, String reason);

        /** The step succeeded, without an entry in Gatling's statistics. */
        void skipped(Session session);
    }
}

package longwire.gatling;

import com.typesafe.scalalogging.Logger;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.BlockExit;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import java.util.concurrent.TimeUnit;
import scala.Option;

/** A {@link Step} in Gatling's chain of actions. */
final class StepAction implements Action {
    private final Step step;
    private final CoreComponents gatling;
    private final LongwireComponents components;
    private final Action next;
    private Logger logger;

    StepAction(Step step, ScenarioContext context, Action next) {
        this.step = step;
        this.gatling = context.coreComponents();
        this.components = LongwireComponents.of(context);
        this.next = next;
    }

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public void $bang(Session session) {
        // Honours a loop or group that ends here.
        Option<BlockExit> exit = BlockExit.mustExit(session);
        if (exit.isDefined()) {
            exit.get().exitBlock(gatling.statsEngine(), gatling.clock().nowMillis());
        } else {
            Action.super.$bang(session);
        }
    }

    @Override
    public void execute(Session session) {
        Reporting user = new Reporting();
        try {
            step.run(components.protocol()::load, session, user);
        } catch (RuntimeException failed) {
            // Gatling would only log it and lose the user, and the simulation would never end.
            user.failed(session, 0, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public Logger logger() {
        return logger;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger given) {
        logger = given;
    }

    /** Adds an entry to Gatling's statistics, whose times are whole milliseconds. */
    private final class Reporting implements Step.User {
        @Override
        public void succeeded(Session session, long nanos) {
            log(session, nanos, OK$.MODULE$, Option.empty());
            next.$bang(session);
        }

        @Override
        public void failed(Session session, long nanos, String reason) {
            log(session, nanos, KO$.MODULE$, Option.apply(reason));
            next.$bang(session.markAsFailed());
        }

        @Override
        public void skipped(Session session) {
            next.$bang(session);
        }

        private void log(Session session, long nanos, Status status, Option<String> reason) {
            long end = gatling.clock().nowMillis();
            long start = end - TimeUnit.NANOSECONDS.toMillis(nanos);
            gatling.statsEngine()
                    .logResponse(
                            session.scenario(),
                            session.groups(),
                            step.name(),
                            start,
                            end,
                            status,
                            Option.empty(),
                            reason);
        }
    }
}

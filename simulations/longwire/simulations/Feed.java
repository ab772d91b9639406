package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.poll;
import static longwire.gatling.Longwire.subscribe;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import longwire.experiment.Experiment;
import longwire.experiment.Trial;
import longwire.report.Reports;
import longwire.viewer.Transport;

/** How old an event is when a viewer has it: pushed over WebSocket, or fetched by polling. */
public final class Feed extends Simulation {
    private final Experiment experiment = Experiment.open("plans/feed.conf");

    {
        setUp(experiment.trials(Experiment.FEED, Feed::viewers)).assertions(experiment.assertions());
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(events(trial))
                .exec(close(trial.step("close")));
    }

    private static ActionBuilder events(Trial trial) {
        String name = trial.step("events");
        return trial.transport() == Transport.POLL
                ? poll(name).settings(trial.stream()).together()
                : subscribe(name)
                        .warmUp(trial.stream().warmUp())
                        .during(trial.stream().measured())
                        .together();
    }

    @Override
    public void before() {
        experiment.start();
    }

    @Override
    public void after() {
        experiment.finish(Reports::write);
    }
}

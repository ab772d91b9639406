package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.poll;
import static longwire.gatling.Longwire.subscribe;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** How old an event is when a viewer has it: pushed over WebSocket or as server-sent events, or fetched by long polls or polls. */
public final class Feed extends PlannedSimulation {
    public Feed() {
        super("plans/feed.conf", Experiment.FEED, Feed::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(events(trial))
                .exec(close(trial.step("close")));
    }

    private static ActionBuilder events(Trial trial) {
        String name = trial.step("events");
        return trial.transport().pulls()
                ? poll(name).settings(trial.stream()).together()
                : subscribe(name)
                        .warmUp(trial.stream().warmUp())
                        .during(trial.stream().measured())
                        .deadline(trial.stream().deadline())
                        .together();
    }
}

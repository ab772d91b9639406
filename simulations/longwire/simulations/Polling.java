package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.poll;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Each viewer asks at a fixed interval for what is new in the feed. */
public final class Polling extends PlannedSimulation {
    public Polling() {
        super("plans/polling.conf", Experiment.ECHO, Polling::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(poll(trial.step("poll")).settings(trial.stream()).together())
                .exec(close(trial.step("close")));
    }
}

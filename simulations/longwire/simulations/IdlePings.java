package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Viewers send nothing but pings, at different intervals. */
public final class IdlePings extends PlannedSimulation {
    public IdlePings() {
        super("plans/idle-pings.conf", Experiment.ECHO, IdlePings::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .pause(trial.idle())
                .exec(close(trial.step("close")));
    }
}

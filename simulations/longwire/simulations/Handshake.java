package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Viewers open their connections on a schedule and close them; nothing else is sent. */
public final class Handshake extends PlannedSimulation {
    public Handshake() {
        super("plans/handshake.conf", Experiment.ECHO, Handshake::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name()).exec(connect(trial.step("connect"))).exec(close(trial.step("close")));
    }
}

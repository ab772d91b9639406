package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import longwire.experiment.Experiment;
import longwire.experiment.Trial;
import longwire.report.Reports;

/** Viewers open their connections on a schedule and close them; nothing else is sent. */
public final class Handshake extends Simulation {
    private final Experiment experiment = Experiment.open("plans/handshake.conf");

    {
        setUp(experiment.trials(Experiment.ECHO, Handshake::viewers)).assertions(experiment.assertions());
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name()).exec(connect(trial.step("connect"))).exec(close(trial.step("close")));
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

package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.poll;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import longwire.experiment.Experiment;
import longwire.experiment.Trial;
import longwire.report.Reports;

/** Each viewer asks at a fixed interval for what is new in the feed. */
public final class Polling extends Simulation {
    private final Experiment experiment = Experiment.open("plans/polling.conf");

    {
        setUp(experiment.trials(Experiment.ECHO, Polling::viewers)).assertions(experiment.assertions());
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(poll(trial.step("poll")).settings(trial.stream()).together())
                .exec(close(trial.step("close")));
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

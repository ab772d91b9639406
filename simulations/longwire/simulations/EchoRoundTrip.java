package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import longwire.experiment.Experiment;
import longwire.experiment.Trial;
import longwire.report.Reports;

/** Each viewer sends messages on a schedule; the origin sends each back. */
public final class EchoRoundTrip extends Simulation {
    private final Experiment experiment = Experiment.open("plans/echo-round-trip.conf");

    {
        setUp(experiment.trials(Experiment.ECHO, EchoRoundTrip::viewers)).assertions(experiment.assertions());
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(stream(trial.step("echo")).settings(trial.stream()).together())
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

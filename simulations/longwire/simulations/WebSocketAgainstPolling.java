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

/** The default experiment: WebSocket round-trips against HTTP polls at the same rate, directly and through the edge. */
public final class WebSocketAgainstPolling extends Simulation {
    private final Experiment experiment = Experiment.open("plans/websocket-against-polling.conf");

    {
        setUp(experiment.trials(Experiment.ECHO, WebSocketAgainstPolling::viewers))
                .assertions(experiment.assertions());
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(stream(trial.step("round-trip")).settings(trial.stream()).together())
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

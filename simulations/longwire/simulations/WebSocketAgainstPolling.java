package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** The default experiment: WebSocket round-trips against HTTP polls at the same rate, directly and through the edge. */
public final class WebSocketAgainstPolling extends PlannedSimulation {
    public WebSocketAgainstPolling() {
        super("plans/websocket-against-polling.conf", Experiment.ECHO, WebSocketAgainstPolling::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(stream(trial.step("round-trip")).settings(trial.stream()).together())
                .exec(close(trial.step("close")));
    }
}

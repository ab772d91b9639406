package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Some viewers publish on a topic of an MQTT broker, and all others subscribe to it. */
public final class MqttTopic extends PlannedSimulation {
    public MqttTopic() {
        super("plans/mqtt-topic.conf", Experiment.ECHO, MqttTopic::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(stream(trial.step("publish")).settings(trial.stream()).together())
                .exec(close(trial.step("disconnect")));
    }
}

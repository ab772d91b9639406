package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Some viewers say something in a room of a Socket.IO service, and all others in it receive that. */
public final class ChatRoom extends PlannedSimulation {
    public ChatRoom() {
        super("plans/chat-room.conf", Experiment.ECHO, ChatRoom::viewers);
    }

    private static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("join")))
                .exec(stream(trial.step("chat")).settings(trial.stream()).together())
                .exec(close(trial.step("leave")));
    }
}

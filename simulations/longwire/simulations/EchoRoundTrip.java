package longwire.simulations;

import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ScenarioBuilder;
import longwire.experiment.Experiment;
import longwire.experiment.trial.Trial;

/** Each viewer sends messages on a schedule; the origin sends each back. */
public final class EchoRoundTrip extends PlannedSimulation {
    public EchoRoundTrip() {
        super("plans/echo-round-trip.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }

    /** The steps of a viewer of {@code trial}. */
    static ScenarioBuilder viewers(Trial trial) {
        return scenario(trial.name())
                .exec(connect(trial.step("connect")))
                .exec(stream(trial.step("echo"))
                        .settings(trial.stream())
                        .together()
                        .losing(trial.isCut()))
                .exec(close(trial.step("close")));
    }
}

package longwire.experiment.trial;

import longwire.disturbance.Scene;
import longwire.proxy.Operation;
import longwire.relay.Impairment;
import longwire.viewer.Load;

/** What a trial gives to be disturbed. */
record TrialScene(Surroundings around, Trial trial, Load load) implements Scene {
    @Override
    public Scene.Origin origin() {
        return around.origin();
    }

    @Override
    public void impair(Impairment impairment) {
        around.relays().impair(impairment);
    }

    @Override
    public void slowViewersRead(boolean reading) {
        load.slowViewersRead(reading);
    }

    @Override
    public Scene.Proxy proxy() {
        Trial.Side side = trial.sides().get(0);
        return new Scene.Proxy() {
            @Override
            public void perform(Operation operation) {
                around.proxy(side).perform(operation);
            }

            @Override
            public void startAgain() {
                around.replace(side);
            }
        };
    }
}

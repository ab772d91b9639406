package longwire.simulations;

import longwire.experiment.Experiment;

/** Viewers send messages for a long time, and their tunnels are closed and opened again and again: does the proxy's memory grow? */
public final class Soak extends PlannedSimulation {
    public Soak() {
        super("plans/soak.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

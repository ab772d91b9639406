package longwire.simulations;

import longwire.experiment.Experiment;

/** Viewers lose all of their tunnels at once, and come back as {@code reconnect} says. */
public final class ReconnectHerd extends PlannedSimulation {
    public ReconnectHerd() {
        super("plans/reconnect-herd.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

package longwire.simulations;

import longwire.experiment.Experiment;

/** Viewers send messages and pings while the network between them and the proxy is impaired. */
public final class ImpairedNetwork extends PlannedSimulation {
    public ImpairedNetwork() {
        super("plans/impaired-network.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

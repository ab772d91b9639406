package longwire.simulations;

import longwire.experiment.Experiment;

/** Viewers send messages on a schedule while their proxy is reloaded, drained, stopped or killed. */
public final class ProxyReload extends PlannedSimulation {
    public ProxyReload() {
        super("plans/proxy-reload.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

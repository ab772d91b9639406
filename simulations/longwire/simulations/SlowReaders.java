package longwire.simulations;

import longwire.experiment.Experiment;

/** Viewers send messages on a schedule, and some of them stop reading the replies. */
public final class SlowReaders extends PlannedSimulation {
    public SlowReaders() {
        super("plans/slow-readers.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

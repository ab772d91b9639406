package longwire.simulations;

import longwire.experiment.Experiment;

/** Each viewer asks by POST on a schedule, and gets each answer as a stream of events, as from a language model. */
public final class TokenStream extends PlannedSimulation {
    public TokenStream() {
        super("plans/token-stream.conf", Experiment.ECHO, EchoRoundTrip::viewers);
    }
}

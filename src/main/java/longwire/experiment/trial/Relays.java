package longwire.experiment.trial;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import longwire.network.Endpoint;
import longwire.relay.Impairment;
import longwire.relay.Relay;
import longwire.viewer.Target;

/** Relays between viewers and what they connect to, one for each address, where a plan impairs the network. */
final class Relays implements AutoCloseable {
    private final Map<Endpoint, Relay> relays = new ConcurrentHashMap<>();
    private final boolean wanted;

    Relays(boolean wanted) {
        this.wanted = wanted;
    }

    /** Where viewers connect to reach {@code target}. */
    Target before(Target target) {
        if (!wanted) {
            return target;
        }
        Endpoint relay = relays.computeIfAbsent(new Endpoint(target.host(), target.port()), Relay::to)
                .endpoint();
        return new Target(target.tls(), relay.host(), relay.port(), target.path());
    }

    /** Treats what passes through any of them so from now on. */
    void impair(Impairment impairment) {
        relays.values().forEach(relay -> relay.impair(impairment));
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}

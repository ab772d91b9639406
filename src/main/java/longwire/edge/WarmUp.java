package longwire.edge;

import java.util.List;
import java.util.Optional;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.SettingsFile;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;

/**
 * Handshakes, frames and requests that a process sends to itself before it listens, through an edge of its own in front of an
 * origin of its own: the code is the same and is compiled by then, but the counters, the access log and the origins of the real
 * edge see nothing of it.
 */
final class WarmUp {
    private static final String ANY_PORT = "\"127.0.0.1:0\"";

    private WarmUp() {}

    /**
     * Warms this process up as {@code settings} say. Where it cannot be done, as without a loopback interface, an edge starts
     * cold, which costs time and nothing else.
     *
     * @return connections that were opened and served
     */
    static int run(EdgeSettings settings) {
        if (settings.warmUp().isZero()) {
            return 0;
        }
        long end = System.nanoTime() + settings.warmUp().toNanos();
        try (WarmUpOrigin origin = WarmUpOrigin.start();
                Edge edge = Edge.start(before(origin.endpoint(), settings))) {
            return new WarmUpViewer(edge.endpoint()).connect(end);
        } catch (OutsideFault cold) {
            return 0;
        }
    }

    /** The defaults, but for how bytes are passed on. */
    private static EdgeSettings before(Endpoint origin, EdgeSettings settings) {
        EdgeSettings own = SettingsFile.of(
                        Optional.empty(),
                        List.of(
                                "listen.http=" + ANY_PORT,
                                "listen.https=none",
                                "origin.host=\"" + origin.host() + "\"",
                                "origin.http-port=" + origin.port()))
                .read();
        return own.with(settings.sockets());
    }
}

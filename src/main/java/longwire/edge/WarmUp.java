package longwire.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
        Duration lasting = settings.warmUp();
        if (lasting.isZero()) {
            return 0;
        }
        long end = System.nanoTime() + lasting.toNanos();
        try (WarmUpOrigin origin = WarmUpOrigin.start();
                Edge edge = Edge.start(before(origin.endpoint(), settings, "listen.https=none"))) {
            WarmUpViewer viewer = new WarmUpViewer(edge.endpoint());
            if (settings.listen().https().isEmpty()) {
                return viewer.connect(() -> System.nanoTime() < end);
            }
            // What TLS needs, a key at the least, takes as long as it takes; meanwhile there is time for all else.
            CompletableFuture<OverTls> tls =
                    CompletableFuture.supplyAsync(() -> OverTls.start(origin.endpoint(), settings));
            int served = viewer.connect(() -> !tls.isDone());
            try (OverTls secure = tls.join()) {
                long last = Math.max(end, System.nanoTime() + lasting.toNanos() / 2);
                return served + new WarmUpViewer(secure.viewer.endpoint()).connect(() -> System.nanoTime() < last);
            }
        } catch (OutsideFault | CompletionException cold) {
            return 0;
        }
    }

    /** The defaults, but for how bytes are passed on and what {@code more} says. */
    private static EdgeSettings before(Endpoint origin, EdgeSettings settings, String... more) {
        List<String> own = new ArrayList<>(List.of(more));
        own.addAll(List.of(
                "listen.http=" + ANY_PORT,
                "origin.host=\"" + origin.host() + "\"",
                "origin.http-port=" + origin.port(),
                "tls.provider=" + settings.tls().provider().name().toLowerCase(Locale.ROOT)));
        return SettingsFile.of(Optional.empty(), own).read().with(settings.sockets());
    }

    /** Two edges, of which the first speaks TLS to the second, as a viewer does. */
    private record OverTls(Edge viewer, Edge secure) implements AutoCloseable {
        static OverTls start(Endpoint origin, EdgeSettings settings) {
            Edge secure = Edge.start(before(origin, settings, "listen.https=" + ANY_PORT));
            try {
                Endpoint endpoint = secure.secureEndpoint().orElseThrow();
                EdgeSettings asViewer = before(
                        endpoint,
                        settings,
                        "origin.https-port=" + endpoint.port(),
                        "origin.protocol-policy=https-only",
                        "origin.verify=false");
                return new OverTls(Edge.start(asViewer), secure);
            } catch (RuntimeException failure) {
                secure.close();
                throw failure;
            }
        }

        @Override
        public void close() {
            viewer.close();
            secure.close();
        }
    }
}

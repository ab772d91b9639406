package longwire.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.network.Endpoint;
import longwire.network.Tls;

/** Edges for tests: one event loop, so that pooled connections are always found again. */
final class EdgeFixture {
    static final Endpoint ANY_PORT = new Endpoint("127.0.0.1", 0);

    private EdgeFixture() {}

    static Edge edge(ScriptedOrigin origin) {
        return edge(origin, Timeouts.cloudFront());
    }

    static Edge edge(ScriptedOrigin origin, Timeouts timeouts) {
        return Edge.start(settings(Origin.http(origin.endpoint()), timeouts));
    }

    /** For an origin that is no {@link ScriptedOrigin}, and need not listen yet. */
    static Edge edge(Endpoint origin) {
        return Edge.start(settings(Origin.http(origin), Timeouts.cloudFront()));
    }

    /** As {@link #edge(Endpoint)}, with a development certificate for viewers. */
    static Edge edgeOverTls(Endpoint origin) {
        return Edge.start(new EdgeSettings(
                ANY_PORT,
                Origin.http(origin),
                Optional.of(Tls.development()),
                1,
                Optional.of(ANY_PORT),
                Timeouts.cloudFront()));
    }

    static EdgeSettings settings(Origin origin, Timeouts timeouts) {
        return new EdgeSettings(ANY_PORT, origin, Optional.empty(), 1, Optional.of(ANY_PORT), timeouts);
    }

    /** CloudFront's, but for those given. */
    static Timeouts timeouts(Duration response, Duration tunnel, Duration head) {
        Timeouts usual = Timeouts.cloudFront();
        return new Timeouts(usual.connect(), usual.connectAttempts(), response, usual.keepAlive(), tunnel, head);
    }

    static Wire viewer(Edge edge) throws IOException {
        return Wire.to(edge.endpoint());
    }

    /** Waits until {@code name} has reached {@code value}: counters follow what a socket shows by a moment. */
    static void awaitCounter(Edge edge, String name, long value) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Map<String, Long> counters = edge.counters();
        while (counters.get(name) != value) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(name + " never became " + value + ": " + counters);
            }
            Thread.onSpinWait();
            counters = edge.counters();
        }
    }

    /** Waits until nothing has moved for a while, by what the edge passes on and what the origin gets rid of. */
    static void awaitStandstill(Edge edge, AtomicLong pushed) throws InterruptedException {
        long before;
        long now = -1;
        do {
            before = now;
            // A pause to look, not a margin: it may be any length that an event loop needs to move a byte.
            TimeUnit.MILLISECONDS.sleep(200);
            now = pushed.get() + edge.counters().get("bytesToViewers");
        } while (now != before);
    }
}

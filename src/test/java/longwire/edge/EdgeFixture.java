package longwire.edge;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import longwire.clock.Patience;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.SettingsFile;
import longwire.network.Endpoint;
import longwire.network.Tls;

/** Edges for tests: one event loop, so that pooled connections are always found again. */
final class EdgeFixture {
    private static final String ANY_PORT = "\"127.0.0.1:0\"";
    /** On a busy machine a thread may be kept from its core for one look, hardly for several. */
    private static final int LOOKS_ALIKE = 5;

    private EdgeFixture() {}

    /** An edge before {@code origin}; {@code settings} as a person gives them, such as {@code tunnel.preset=alb}. */
    static Edge edge(ScriptedOrigin origin, String... settings) {
        return edge(origin.endpoint(), settings);
    }

    static Edge edge(Endpoint origin, String... settings) {
        return Edge.start(settings(origin, settings));
    }

    static EdgeSettings settings(Endpoint origin, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "listen.http=" + ANY_PORT,
                "listen.admin=" + ANY_PORT,
                "origin.host=\"" + origin.host() + "\"",
                "origin.http-port=" + origin.port(),
                "sockets.event-loops=1",
                // Nothing that a busy test leaves idle ends by that, unless it is what the test is about.
                "viewer.head-timeout=" + Patience.TEST_SECONDS + "s",
                "origin.keep-alive-timeout=" + Patience.TEST_SECONDS + "s"));
        all.addAll(List.of(settings));
        return SettingsFile.of(Optional.empty(), all).read();
    }

    /** The setting by which an edge speaks TLS to viewers, on a port of its own. */
    static String tls() {
        return "listen.https=" + ANY_PORT;
    }

    /** An edge that speaks HTTP/2 to viewers with TLS, and opens tunnels in it. */
    static Edge edgeOfHttp2(ScriptedOrigin origin, String... settings) {
        List<String> all = new ArrayList<>(List.of(tls(), "http2.enabled=true", "http2.websocket=true"));
        all.addAll(List.of(settings));
        return edge(origin, all.toArray(String[]::new));
    }

    /** An edge that speaks TLS to {@code origin}, a port of 127.0.0.1. */
    static Edge edgeOfTls(Endpoint origin, String... settings) {
        List<String> all =
                new ArrayList<>(List.of("origin.https-port=" + origin.port(), "origin.protocol-policy=https-only"));
        all.addAll(List.of(settings));
        return edge(origin, all.toArray(String[]::new));
    }

    static Wire viewer(Edge edge) throws IOException {
        return Wire.to(edge.endpoint());
    }

    /** A viewer that speaks TLS and trusts anybody. */
    static Wire secureViewer(Edge edge) throws IOException {
        return Wire.to(edge.secureEndpoint().orElseThrow(), trustingAnybody());
    }

    /** A client's side of TLS that looks at no certificate. */
    static SSLContext trustingAnybody() {
        return ((JdkSslContext) Tls.build(Tls.client(false).sslProvider(SslProvider.JDK))).context();
    }

    /** Waits until {@code name} has reached {@code value}: counters follow what a socket shows by a moment. */
    static void awaitCounter(Edge edge, String name, long value) {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        Map<String, Long> counters = edge.counters();
        while (counters.get(name) != value) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(name + " never became " + value + ": " + counters);
            }
            Thread.onSpinWait();
            counters = edge.counters();
        }
    }

    /** Waits until something has moved and then nothing for a while, by what the edge passes on and what the origin gets rid of. */
    static void awaitStandstill(Edge edge, AtomicLong pushed) throws InterruptedException {
        long before = 0;
        int alike = 0;
        while (alike < LOOKS_ALIKE) {
            // A pause to look, not a margin: it may be any length that an event loop needs to move a byte.
            TimeUnit.MILLISECONDS.sleep(100);
            long now = pushed.get() + edge.counters().get("bytesToViewers");
            alike = now > 0 && now == before ? alike + 1 : 0;
            before = now;
        }
    }
}

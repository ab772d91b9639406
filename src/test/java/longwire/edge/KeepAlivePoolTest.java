package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row "keep-alive to origin": idle connections serve again for a while; that tunnels never do is TunnelTest's. */
class KeepAlivePoolTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    private Path directory;

    @Test
    void anIdleConnectionIsClosedAfterItsTime() throws Exception {
        CompletableFuture<String> rest = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    rest.complete(wire.send(OK).readToEnd());
                });
                Edge edge = edge(origin, "origin.keep-alive-timeout=50ms");
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");

            assertThat(rest.get(Patience.SECONDS, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} kept of 3: {1} connections for 6 requests")
    @CsvSource({"0, 6", "1, 5", "2, 4", "3, 3"})
    void noMoreAreKeptThanTheSettingsSay(int kept, int connections) throws Exception {
        int viewers = 3;
        // Each round's requests are under way together, so that none can use another's connection.
        CyclicBarrier together = new CyclicBarrier(viewers);
        List<Wire> wires = new ArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    while (!wire.readHead().isEmpty()) {
                        together.await(Patience.SECONDS, TimeUnit.SECONDS);
                        wire.send(OK);
                    }
                });
                Edge edge = edge(origin, "origin.keep-alive-connections=" + kept)) {
            for (int i = 0; i < viewers; i++) {
                wires.add(viewer(edge));
            }
            for (int round = 0; round < 2; round++) {
                for (Wire wire : wires) {
                    wire.send(GET);
                }
                for (Wire wire : wires) {
                    assertThat(wire.readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
                }
            }

            assertThat(origin.connectionCount()).isEqualTo(connections);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    @ParameterizedTest(name = "TLS {0}: {1} connections for the Hosts a, b, a and b")
    @CsvSource({"true, 2", "false, 1"})
    void aTlsConnectionServesOnlyTheHostThatItWasOpenedFor(boolean tls, int connections) throws Exception {
        TestAuthority authority = new TestAuthority();
        List<List<String>> hosts = new CopyOnWriteArrayList<>();
        ScriptedOrigin.Script script = wire -> {
            List<String> own = new CopyOnWriteArrayList<>();
            hosts.add(own);
            for (String head = wire.readHead(); !head.isEmpty(); head = wire.readHead()) {
                own.add(head.replaceAll("(?s).*\r\nHost: (.*?)\r\n.*", "$1"));
                wire.send(OK);
            }
        };
        try (ScriptedOrigin origin = tls
                        ? new ScriptedOrigin(authority.server("a.example", "b.example"), script)
                        : new ScriptedOrigin(script);
                Edge edge = edge(
                        origin,
                        "behaviour.forward-host=true",
                        "origin.protocol-policy=" + (tls ? "https-only" : "http-only"),
                        "origin.https-port=" + origin.endpoint().port(),
                        "origin.trust=\"" + authority.trustFile(directory) + "\"");
                Wire viewer = viewer(edge)) {
            for (String host : List.of("a.example", "b.example", "a.example", "b.example")) {
                assertThat(viewer.send(GET.replace("Host: a", "Host: " + host)).readTo("\r\n\r\nok"))
                        .startsWith("HTTP/1.1 200");
            }

            assertThat(hosts).hasSize(connections);
            if (tls) {
                assertThat(hosts).allSatisfy(own -> assertThat(own).hasSize(2).containsOnly(own.get(0)));
            }
        }
    }

    @Test
    void connectionsWithAndWithoutTlsAreNotMixed() throws Exception {
        TestAuthority authority = new TestAuthority();
        try (ScriptedOrigin plain = new ScriptedOrigin(answering(OK));
                ScriptedOrigin encrypted = new ScriptedOrigin(authority.server("127.0.0.1"), answering(OK));
                Edge edge = edge(
                        plain,
                        EdgeFixture.tls(),
                        "origin.protocol-policy=match-viewer",
                        "origin.https-port=" + encrypted.endpoint().port(),
                        "origin.trust=\"" + authority.trustFile(directory) + "\"");
                Wire http = viewer(edge);
                Wire https = EdgeFixture.secureViewer(edge)) {
            for (Wire viewer : List.of(http, https, http, https)) {
                assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            }

            assertThat(plain.connectionCount()).isEqualTo(1);
            assertThat(encrypted.connectionCount()).isEqualTo(1);
        }
    }
}

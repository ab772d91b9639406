package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 8 of the tunnel: a drain stops accepting, lets live what is open up to its timeout, and then closes. */
class DrainTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @ParameterizedTest(name = "data-path {0}")
    @ValueSource(strings = {"sockets", "channels"})
    void tunnelsLiveOnAndIdleConnectionsEndAndNobodyNewComesIn(String dataPath) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, "sockets.data-path=" + dataPath);
                Wire tunnel = viewer(edge);
                Wire idle = viewer(edge);
                Wire fresh = viewer(edge)) {
            tunnel.send(HANDSHAKE).readHead();
            idle.send(GET).readTo("\r\n\r\nok");
            awaitCounter(edge, "connections", 3);

            CompletableFuture<Boolean> drained = drain(edge);

            assertThat(idle.readToEnd()).isEmpty();
            // Where the drain finds its response hardly sent, the edge waits for its FIN.
            idle.socket().close();
            assertThat(fresh.readToEnd()).isEmpty();
            assertThatThrownBy(() -> viewer(edge)).isInstanceOf(ConnectException.class);
            assertThat(health(edge)).startsWith("HTTP/1.1 503").endsWith("draining\n");
            assertThat(tunnel.send("hello").read(5)).isEqualTo("hello");
            assertThat(drained).isNotDone();
            tunnel.socket().close();
            assertThat(drained.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aResponseUnderWayIsFinishedAndIsTheLast() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> draining = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    asked.complete(null);
                    draining.get(Patience.SECONDS, TimeUnit.SECONDS);
                    wire.send(OK).readToEnd();
                });
                Edge edge = edge(origin);
                Wire idle = viewer(edge);
                Wire viewer = viewer(edge)) {
            viewer.send(GET);
            asked.get(Patience.SECONDS, TimeUnit.SECONDS);
            awaitCounter(edge, "connections", 2);
            CompletableFuture<Boolean> drained = drain(edge);
            idle.readToEnd();
            draining.complete(null);

            assertThat(viewer.readToEnd())
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close\r\n")
                    .endsWith("\r\n\r\nok");
            viewer.socket().close();
            assertThat(drained.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aResponseThatHadBegunIsTheLastAsWell() throws Exception {
        CompletableFuture<Void> draining = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart");
                    draining.get(Patience.SECONDS, TimeUnit.SECONDS);
                    wire.send(" rest").readToEnd();
                });
                Edge edge = edge(origin);
                Wire idle = viewer(edge);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("part");
            awaitCounter(edge, "connections", 2);
            CompletableFuture<Boolean> drained = drain(edge);
            idle.readToEnd();
            draining.complete(null);

            assertThat(viewer.send(GET).readToEnd()).isEqualTo(" rest");
            viewer.socket().close();
            assertThat(drained.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest(name = "data-path {0}")
    @ValueSource(strings = {"sockets", "channels"})
    void whatIsStillOpenAtTheTimeoutIsClosed(String dataPath) throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(ScriptedOrigin.tunnelling(wire -> heard.complete(wire.readToEnd())));
                Edge edge = edge(origin, "drain-timeout=100ms", "sockets.data-path=" + dataPath);
                Wire tunnel = viewer(edge)) {
            tunnel.send(HANDSHAKE).readHead();
            tunnel.send("last words");
            awaitCounter(edge, "bytesFromViewers", HANDSHAKE.length() + 10L);

            assertThat(edge.drain()).isFalse();
            end(edge);

            assertThat(tunnel.readToEnd()).isEmpty();
            assertThat(heard.get(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("last words");
        }
    }

    @ParameterizedTest(name = "{0} times")
    @CsvSource({"1", "2"})
    void anEdgeThatWasClosedIsDrainedAndClosedWithoutHarm(int times) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin)) {
            for (int i = 0; i < times; i++) {
                end(edge);
            }
            assertThat(edge.drain()).isTrue();
        }
    }

    private static CompletableFuture<Boolean> drain(Edge edge) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return edge.drain();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private static void end(Edge edge) {
        edge.close();
    }

    private static String health(Edge edge) throws Exception {
        try (Wire admin = Wire.to(edge.adminEndpoint().orElseThrow())) {
            return admin.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n").readToEnd();
        }
    }
}

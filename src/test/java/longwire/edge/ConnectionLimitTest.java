package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the limit new viewers get 503 and open ones keep working; and every place that was taken comes back. */
class ConnectionLimitTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST_GET = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String LIMIT_OF_2 = "limits.connections=2";

    @Test
    void atTheLimitNewViewersGet503AndOpenOnesKeepWorking() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, LIMIT_OF_2);
                Wire tunnel = viewer(edge);
                Wire http = viewer(edge)) {
            tunnel.send(HANDSHAKE).readHead();
            http.send(GET).readTo("\r\n\r\nok");
            for (int i = 0; i < 3; i++) {
                try (Wire surplus = viewer(edge)) {
                    assertThat(surplus.send(GET).readToEnd())
                            .startsWith("HTTP/1.1 503")
                            .contains("Connection: close\r\n", "X-Cache: Error from cloudfront\r\n");
                }
            }

            assertThat(tunnel.send("hello").read(5)).isEqualTo("hello");
            assertThat(http.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            assertThat(edge.counters()).containsEntry("turnedAway", 3L).containsEntry("connections", 2L);
        }
    }

    @Test
    void aViewerWithTlsGetsItsRefusalToo() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, "limits.connections=1", EdgeFixture.tls());
                Wire one = EdgeFixture.secureViewer(edge);
                Wire surplus = EdgeFixture.secureViewer(edge)) {
            one.send(GET).readTo("\r\n\r\nok");

            assertThat(surplus.send(GET).readToEnd()).startsWith("HTTP/1.1 503");
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    /** Ways in which a connection ends, in the words of whoever reads a failure. */
    private enum End {
        THE_VIEWER_LEAVES_BEFORE_A_REQUEST {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.socket().close();
            }
        },
        THE_VIEWER_LEAVES_BETWEEN_REQUESTS {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send(GET).readTo("\r\n\r\nok");
                viewer.socket().close();
            }
        },
        THE_RESPONSE_IS_THE_LAST {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send(LAST_GET).readToEnd();
                viewer.socket().close();
            }
        },
        THE_REQUEST_IS_REFUSED {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send("GET / HTTP/1.1\r\n\r\n").readToEnd();
                viewer.socket().close();
            }
        },
        THE_REQUEST_IS_REFUSED_AND_THE_VIEWER_RESETS {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send("GET / HTTP/1.1\r\n\r\n").readHead();
                viewer.reset();
            }
        },
        THE_VIEWER_RESETS_WHILE_IT_WAITS {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send("GET /silence HTTP/1.1\r\nHost: a\r\n\r\n");
                awaitCounter(edge, "originConnections", 1);
                viewer.reset();
            }
        },
        THE_ORIGIN_DIES_IN_THE_MIDDLE {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send("GET /cut HTTP/1.1\r\nHost: a\r\n\r\n").readToEnd();
                viewer.socket().close();
            }
        },
        THE_VIEWER_SAYS_NOTHING {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.readToEnd();
                viewer.socket().close();
            }
        },
        THE_TUNNEL_ENDS_ON_BOTH_SIDES {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send(HANDSHAKE).readHead();
                viewer.send("hello").sendEnd().readToEnd();
                viewer.socket().close();
            }
        },
        THE_TUNNEL_IS_RESET {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send(HANDSHAKE).readHead();
                viewer.reset();
            }
        },
        THE_HANDSHAKE_IS_RESET_BEFORE_ITS_101 {
            @Override
            void happen(Edge edge, Wire viewer) throws Exception {
                viewer.send(HANDSHAKE.replace("/chat", "/silence"));
                awaitCounter(edge, "originConnections", 1);
                viewer.reset();
            }
        };

        abstract void happen(Edge edge, Wire viewer) throws Exception;
    }

    private static final Set<End> WHILE_NOTHING_IS_READ =
            Set.of(End.THE_VIEWER_RESETS_WHILE_IT_WAITS, End.THE_HANDSHAKE_IS_RESET_BEFORE_ITS_101);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"plain", "data-path=channels", "tls", "nio"})
    void howeverAConnectionEndsItsPlaceComesBack(String way) throws Exception {
        for (End end : End.values()) {
            String[] settings =
                    switch (way) {
                        case "data-path=channels" -> new String[] {"sockets.data-path=channels"};
                        case "tls" -> new String[] {EdgeFixture.tls()};
                        case "nio" -> new String[] {"sockets.transport=nio"};
                        default -> new String[0];
                    };
            if (way.equals("nio") && WHILE_NOTHING_IS_READ.contains(end)) {
                // NIO sees a reset only where it reads; the place comes back when the response is there, or timed out.
                continue;
            }
            CompletableFuture<Void> over = new CompletableFuture<>();
            try (ScriptedOrigin origin = new ScriptedOrigin(wire -> playing(wire, over));
                    Edge edge = edge(origin, with(settings, patience(end), LIMIT_OF_2))) {
                for (int i = 0; i < 3; i++) {
                    try (Wire viewer = way.equals("tls") ? EdgeFixture.secureViewer(edge) : viewer(edge)) {
                        if (i == 0) {
                            end.happen(edge, viewer);
                        } else {
                            viewer.send(LAST_GET).readToEnd();
                        }
                    }
                    awaitCounter(edge, "connections", 0);
                }
                over.complete(null);
                assertThat(edge.counters())
                        .as(end.name())
                        .containsEntry("tunnelsOpen", 0L)
                        .containsEntry("turnedAway", 0L);
            }
        }
    }

    @Test
    void aViewerThatDoesNotReadItsLastResponseLosesItsPlace() throws Exception {
        String large = "x".repeat(8 << 20);
        String response = "HTTP/1.1 200 OK\r\nContent-Length: " + large.length() + "\r\n\r\n" + large;
        String[] patience = {"viewer.stall-timeout=200ms", "viewer.head-timeout=1s", "origin.response-timeout=1s"};
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(response));
                Edge edge = edge(origin, with(patience, "sockets.high-water=64MiB"));
                Wire last = viewer(edge);
                Wire another = viewer(edge)) {
            last.send(LAST_GET);
            another.send(GET);

            awaitCounter(edge, "status2xx", 2);
            awaitCounter(edge, "connections", 0);
        }
    }

    private static void playing(Wire wire, CompletableFuture<Void> over) throws Exception {
        String head = wire.readHead();
        if (head.contains(" /silence ")) {
            over.get(Patience.SECONDS, TimeUnit.SECONDS);
        } else if (head.contains(" /cut ")) {
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart");
        } else if (head.contains("Upgrade: websocket")) {
            wire.send(ScriptedOrigin.SWITCH);
            ScriptedOrigin.echo(wire);
        } else if (!head.isEmpty()) {
            wire.send(OK);
        }
    }

    private static String patience(End end) {
        return "viewer.head-timeout=" + (end == End.THE_VIEWER_SAYS_NOTHING ? "1s" : Patience.SECONDS + "s");
    }

    private static String[] with(String[] settings, String... more) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}

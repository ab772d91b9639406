package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.edgeOfTls;
import static longwire.edge.EdgeFixture.settings;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row "connect": a timeout for each attempt, up to three of them, then 502. */
class OriginConnectTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int QUEUE_LOOK_MILLIS = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} attempts")
    @ValueSource(ints = {1, 2, 3})
    void anOriginThatHangsUpIsTriedAsOftenAsTheSettingsSay(int attempts) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {});
                Edge edge = edgeOfTls(origin.endpoint(), "origin.connect-attempts=" + attempts);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead())
                    .startsWith("HTTP/1.1 502")
                    .contains("X-Cache: Error from cloudfront\r\n");
            assertThat(origin.connectionCount()).isEqualTo(attempts);
        }
    }

    @ParameterizedTest(name = "{0} attempts")
    @ValueSource(ints = {1, 3})
    void anOriginThatSaysNothingToTlsIsTriedForTheTimeoutEachTime(int attempts) throws Exception {
        String[] settings = {"origin.connect-attempts=" + attempts, "origin.connect-timeout=100ms"};
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = edgeOfTls(origin.endpoint(), settings);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");
            origin.awaitConnections(attempts);
            assertThat(origin.connectionCount()).isEqualTo(attempts);
        }
    }

    @Test
    void aBadCertificateIsNoReasonToTryAgain() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(new TestAuthority().server("127.0.0.1"), answering(OK));
                Edge edge = edgeOfTls(origin.endpoint());
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    /** Linux drops what comes when a listener's queue is full, so nothing ever answers. */
    @Test
    void anOriginWhoseQueueIsFullIsA502AfterTheTimeout() throws Exception {
        AccessLogFile log = new AccessLogFile(directory.resolve("access.log"));
        List<SocketChannel> queued = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queued);
            String[] settings = {log.setting(), "origin.connect-timeout=100ms", "origin.connect-attempts=2"};
            try (Edge edge = edge(new Endpoint("127.0.0.1", full.getLocalPort()), settings);
                    Wire viewer = viewer(edge)) {
                assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");
                assertThat(log.await(1).get(0)).containsEntry("x-edge-detailed-result-type", "OriginConnectError");
            }
        } finally {
            for (SocketChannel channel : queued) {
                channel.close();
            }
        }
    }

    @Test
    void aNameThatNobodyKnowsIsA502OfItsOwn() throws Exception {
        AccessLogFile log = new AccessLogFile(directory.resolve("access.log"));
        try (NameServer names = new NameServer();
                Edge edge =
                        Edge.start(settings(new Endpoint("origin.example", 8081), log.setting()), names.resolver());
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");

            assertThat(log.await(1).get(0))
                    .containsEntry("sc-status", "502")
                    .containsEntry("x-edge-detailed-result-type", "OriginDnsError");
        }
    }

    @Test
    void namesAreLookedUpAnewForEachConnection() throws Exception {
        try (ReservedPort port = new ReservedPort();
                ServerSocket one = listening("127.0.0.2", port);
                ServerSocket other = listening("127.0.0.3", port);
                ScriptedOrigin before = new ScriptedOrigin(one, answering(OK));
                ScriptedOrigin after = new ScriptedOrigin(other, answering(OK));
                NameServer names = new NameServer();
                Edge edge = Edge.start(
                        settings(new Endpoint("origin.example", one.getLocalPort()), "origin.keep-alive-connections=0"),
                        names.resolver());
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readTo("Gateway\n")).startsWith("HTTP/1.1 502");
            names.know("127.0.0.2");
            assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            names.know("127.0.0.3");
            assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");

            assertThat(before.connectionCount()).isEqualTo(1);
            assertThat(after.connectionCount()).isEqualTo(1);
        }
    }

    /** The kernel begins no connection of its own choice at a port that somebody has bound, at whatever address. */
    private static ServerSocket listening(String address, ReservedPort port) throws Exception {
        return new ServerSocket(port.endpoint().port(), 50, InetAddress.getByName(address));
    }

    /** Connects until one connection finds no place in the queue. */
    private static void fill(ServerSocket listener, List<SocketChannel> queued) throws Exception {
        boolean room = true;
        while (room) {
            SocketChannel channel = SocketChannel.open();
            queued.add(channel);
            channel.configureBlocking(false);
            if (!channel.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()))) {
                try (Selector selector = Selector.open()) {
                    SelectionKey connecting = channel.register(selector, SelectionKey.OP_CONNECT);
                    selector.select(QUEUE_LOOK_MILLIS);
                    room = connecting.isConnectable();
                }
            }
        }
    }
}

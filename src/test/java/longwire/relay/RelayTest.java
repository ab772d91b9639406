package longwire.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relay before a server that this test plays itself. */
@Timeout(Patience.TEST_SECONDS)
class RelayTest {
    private static final int MOMENT_MILLIS = 200;

    private ServerSocket listening;
    private Relay relay;
    private Socket viewer;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0);
        relay = Relay.to(new Endpoint("127.0.0.1", listening.getLocalPort()));
        viewer = new Socket("127.0.0.1", relay.endpoint().port());
        server = listening.accept();
        viewer.setSoTimeout(Patience.MILLIS);
        server.setSoTimeout(Patience.MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        viewer.close();
        server.close();
        relay.close();
        listening.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay:1ms", "jitter:1ms", "rate:100000000", "slices:1000"})
    void allBytesArriveInTheirOrder(String text) throws Exception {
        relay.impair(named(text));
        byte[] sent = new byte[300_000];
        new Random(1).nextBytes(sent);

        Thread sending = new Thread(() -> send(viewer, sent));
        sending.start();

        assertThat(server.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        sending.join();
    }

    @Test
    void aDelayHoldsBothWays() throws Exception {
        say(viewer, "before");
        hear(server, "before");
        relay.impair(named("delay:50ms"));
        long begun = System.nanoTime();

        say(viewer, "question");
        hear(server, "question");
        say(server, "answer");
        hear(viewer, "answer");

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void aRateTakesItsTime() throws Exception {
        relay.impair(named("rate:1000"));
        long begun = System.nanoTime();

        say(viewer, "x".repeat(100));
        hear(server, "x".repeat(100));

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void aBlackHoleSwallowsUntilItIsOver() throws Exception {
        say(viewer, "before");
        hear(server, "before");
        relay.impair(named("black-hole"));
        say(viewer, "into the hole");
        viewer.shutdownOutput();
        server.setSoTimeout(MOMENT_MILLIS);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        relay.impair(Impairment.NONE);

        server.setSoTimeout(Patience.MILLIS);
        hear(server, "into the hole");
        assertThat(server.getInputStream().read())
                .as("the end that came in the hole")
                .isEqualTo(-1);
    }

    @Test
    void aConnectionThatIsOpenedInABlackHoleIsInItToo() throws Exception {
        relay.impair(named("black-hole"));
        try (Socket later = new Socket("127.0.0.1", relay.endpoint().port());
                Socket laterServer = listening.accept()) {
            say(later, "hello");
            laterServer.setSoTimeout(MOMENT_MILLIS);
            assertThatThrownBy(() -> laterServer.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aResetEndsBothSidesAndLeavesLaterConnectionsAlone() throws Exception {
        say(viewer, "before");
        hear(server, "before");

        relay.impair(named("reset"));

        assertThatThrownBy(() -> viewer.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
        try (Socket later = new Socket("127.0.0.1", relay.endpoint().port());
                Socket laterServer = listening.accept()) {
            laterServer.setSoTimeout(Patience.MILLIS);
            say(later, "after");
            hear(laterServer, "after");
        }
    }

    @Test
    void aHalfCloseEndsTheViewersSideOnly() throws Exception {
        say(viewer, "before");
        hear(server, "before");

        relay.impair(named("half-close"));

        assertThat(server.getInputStream().read()).isEqualTo(-1);
        say(server, "still here");
        hear(viewer, "still here");
    }

    @Test
    void endsArePassedOnAndLinksForgotten() throws Exception {
        say(viewer, "last words");
        viewer.close();

        hear(server, "last words");
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        server.close();
        while (relay.links() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aServerThatIsNotThereIsAConnectionThatEnds() throws Exception {
        listening.close();
        try (Socket later = new Socket("127.0.0.1", relay.endpoint().port())) {
            later.setSoTimeout(Patience.MILLIS);
            assertThatThrownBy(() -> {
                        if (later.getInputStream().read() < 0) {
                            throw new SocketException("ended");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    private static Impairment named(String text) {
        return Impairments.parse("what", text).orElseThrow();
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static void hear(Socket socket, String words) throws IOException {
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(words.length()), StandardCharsets.US_ASCII))
                .isEqualTo(words);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

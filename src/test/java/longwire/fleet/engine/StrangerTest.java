package longwire.fleet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.JavaCommand;
import longwire.testtimes.LongTest;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has the secret is in; who has not can neither join nor say anything. Real sockets and real TLS. */
@LongTest
class StrangerTest {
    private static final int LIMIT_SECONDS = 20;
    private static final int LIMIT_MILLIS = 1_000 * LIMIT_SECONDS;

    @TempDir
    private Path directory;

    private final Heard lead = new Heard();
    private final Heard member = new Heard();
    private Secret secret;
    private Endpoint listen;
    private JGroupsEngine leading;

    @BeforeEach
    void open() throws IOException {
        secret = Secret.make(directory.resolve("secret.p12"));
        listen = new Endpoint("127.0.0.1", Integer.parseInt(freePort()));
        leading = JGroupsEngine.lead(listen, secret, lead);
    }

    @AfterEach
    void close() {
        leading.close();
    }

    @Test
    void whoHasTheSecretJoinsAsksAndTells() throws Exception {
        try (JGroupsEngine joined = JGroupsEngine.join(listen, "127.0.0.1", secret, member)) {
            assertThat(joined.nodes()).containsExactly(leading.self(), joined.self());

            byte[] answer = joined.ask(leading.self(), bytes("question")).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            leading.tell(joined.self(), bytes("news"));

            assertThat(answer).asString().isEqualTo("answer to question");
            assertThat(member.told.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("news");
        }
    }

    @Test
    void anotherSecretDoesNotJoin() {
        Secret other = Secret.make(directory.resolve("other.p12"));

        assertThatThrownBy(() -> JGroupsEngine.join(listen, "127.0.0.1", other, member))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("join: " + listen + " (expected: a fleet with the same secret: ");
        assertThat(leading.nodes()).hasSize(1);
    }

    /** The stack of JGroups as it stands in its manual, at the port that it expects: its bytes meet a TLS socket. */
    @Test
    void whoSpeaksWithoutTlsHearsNothingAndIsNotHeard() throws Exception {
        try (Socket stranger = new Socket(listen.host(), listen.port())) {
            stranger.setSoTimeout(LIMIT_MILLIS);
            stranger.getOutputStream().write("bela".getBytes(StandardCharsets.US_ASCII));
            stranger.getOutputStream().write(new byte[512]);
            stranger.getOutputStream().flush();

            assertThat(tlsAlertAtMost(stranger.getInputStream())).isTrue();
        }
        assertThat(lead.asked).isEmpty();
        assertThat(leading.nodes()).hasSize(1);
    }

    @Test
    void whoSpeaksTlsWithoutTheKeyIsRefusedBeforeAByteIsRead() throws Exception {
        SSLContext trusting = Trusting.everybody();
        try (SSLSocket stranger = (SSLSocket) trusting.getSocketFactory().createSocket(listen.host(), listen.port())) {
            stranger.setSoTimeout(LIMIT_MILLIS);

            assertThatThrownBy(() -> {
                        // With TLS 1.3 the client is done before the server has seen that it shows no certificate.
                        stranger.startHandshake();
                        stranger.getOutputStream().write(new byte[512]);
                        stranger.getInputStream().read();
                    })
                    .isInstanceOfAny(SSLException.class, java.net.SocketException.class);
        }
        assertThat(lead.asked).isEmpty();
    }

    /** Even who has the secret can't have this process make an object of a class that it names. */
    @Test
    void aSerialisedObjectIsNotMadeEvenOfAMembersBytes() throws Exception {
        try (JGroupsEngine joined = JGroupsEngine.join(listen, "127.0.0.1", secret, member)) {
            JChannel channel = joined.channel();
            // Sent once: what can't be read would be sent again and again, and nothing after it would be heard.
            channel.send(
                    new ObjectMessage(channel.getView().getCoord(), new Trap()).setFlag(Message.Flag.NO_RELIABILITY));

            // What comes after it has arrived, so it has as well.
            joined.ask(leading.self(), bytes("after")).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        assertThat(Trap.MADE.getCount()).isOne();
        assertThat(lead.asked).containsExactly("after");
    }

    /** The control of the test above: without the filter, the same bytes on the same stack do make an object. */
    @Test
    void whereSerialisedObjectsAreTakenTheTrapIsSprung() throws Exception {
        List<String> command = JavaCommand.of(
                Unguarded.class.getName(),
                List.of("-Xmx128m"),
                List.of(freePort(), freePort(), secret.file().toString()));
        Process control = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream printed = control.getInputStream()) {
            assertThat(printed.readAllBytes()).asString(StandardCharsets.UTF_8).contains(Unguarded.MADE);
        } finally {
            control.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessListensOnOnePortAndOnNoUdp() throws Exception {
        long tcp = listening("tcp") + listening("tcp6");
        long udp = listening("udp") + listening("udp6");

        try (JGroupsEngine joined = JGroupsEngine.join(listen, "127.0.0.1", secret, member)) {
            assertThat(joined.nodes()).hasSize(2);
            assertThat(listening("tcp") + listening("tcp6")).isEqualTo(tcp + 1);
            assertThat(listening("udp") + listening("udp6")).isEqualTo(udp);
        }
    }

    @Test
    void whereNobodyListensIsSaid() throws IOException {
        leading.close();

        assertThatThrownBy(() -> JGroupsEngine.join(listen, "127.0.0.1", secret, member))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith("join: " + listen + ": nobody listens there");
    }

    @Test
    void aPortThatIsTakenIsRefused() {
        assertThatThrownBy(() -> JGroupsEngine.lead(listen, secret, new Heard()))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("listen: " + listen + " (expected: an address of this machine and a free port");
    }

    @Test
    void anAddressAtWhichNobodyReachesThisMachineIsRefused() {
        assertThatThrownBy(() -> JGroupsEngine.join(new Endpoint("192.0.2.1", 1), "127.0.0.1", secret, member))
                .isInstanceOf(InputFault.class)
                .hasMessage("host: 127.0.0.1 (expected: the address at which other machines reach this one)");
        assertThatThrownBy(() -> JGroupsEngine.join(listen, "192.0.2.1", secret, member))
                .isInstanceOf(InputFault.class)
                .hasMessage("host: 192.0.2.1 (expected: an address of this machine)");
    }

    @Test
    void aFileThatIsNoSecretIsRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "secret");

        assertThatThrownBy(() -> JGroupsEngine.join(listen, "127.0.0.1", new Secret(text), member))
                .isInstanceOf(InputFault.class)
                .hasMessage("secret: " + text + " (expected: a readable file of longwire fleet --new-secret)");
    }

    @Test
    void onlyItsOwnerReadsASecret() throws IOException {
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(secret.file())))
                .isEqualTo("rw-------");
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(free.getLocalPort());
        }
    }

    /** An alert of TLS is what a refusal looks like on the wire; nothing else may come. */
    private static boolean tlsAlertAtMost(InputStream in) throws IOException {
        try {
            int type = in.read();
            return type < 0 || type == 21;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /** Sockets of this process that take connections, or datagrams. */
    private static long listening(String protocol) throws IOException {
        List<String> own = List.of();
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            own = files.map(StrangerTest::linkOf)
                    .filter(link -> link.startsWith("socket:["))
                    .map(link -> link.replaceAll("\\D", ""))
                    .toList();
        }
        List<String> inodes = own;
        String state = protocol.startsWith("tcp") ? "0A" : "07";
        return Files.readAllLines(Path.of("/proc/net/" + protocol)).stream()
                .skip(1)
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns[3].equals(state) && inodes.contains(columns[9]))
                .count();
    }

    private static String linkOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A hearer that answers everything, and keeps what it heard. */
    private static final class Heard implements Engine.Hearer {
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();
        private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public CompletableFuture<byte[]> asked(String node, byte[] question) {
            String text = new String(question, StandardCharsets.UTF_8);
            asked.add(text);
            return CompletableFuture.completedFuture(bytes("answer to " + text));
        }

        @Override
        public void told(String node, byte[] news) {
            told.add(new String(news, StandardCharsets.UTF_8));
        }

        @Override
        public void changed(List<String> nodes) {
            // Read from the engine.
        }
    }
}

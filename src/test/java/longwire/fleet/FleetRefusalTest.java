package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import longwire.experiment.ExperimentProcess;
import longwire.experiment.SmallPlan;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.JGroupsEngine;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fleet refuses before anything starts: a line, an exit status, no results, and no process left. */
@LongTest
@Tag("whole")
class FleetRefusalTest {
    @TempDir
    private Path directory;

    private Path secret;

    @BeforeEach
    void make() {
        secret = Secret.make(directory.resolve("fleet.p12")).file();
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExperimentProcess fleet = fleet("--listen", "127.0.0.1:" + taken.getLocalPort())) {
            assertThat(fleet.awaitEnd()).as(fleet.text()).isEqualTo(2);

            assertRefused(
                    fleet, "listen: 127.0.0.1:" + taken.getLocalPort() + " (expected: an address of this machine");
        }
    }

    @Test
    void aMemberThatDoesNotCome() throws Exception {
        try (ExperimentProcess fleet = fleet("--await", "1", "--patience", "1")) {
            assertThat(fleet.awaitEnd()).as(fleet.text()).isEqualTo(3);

            assertRefused(fleet, "joined within 1 s (expected: 2)");
        }
    }

    @Test
    void aMemberOfAnotherVersion() throws Exception {
        Endpoint listen = free();
        try (ExperimentProcess fleet = fleet("--members", "0", "--await", "1", "--listen", listen.toString())) {
            assertThat(fleet.awaitLine("waiting for 1 members"))
                    .as(fleet.text())
                    .isTrue();
            try (Engine other = JGroupsEngine.join(listen, "127.0.0.1", new Secret(secret), new OtherVersion())) {
                assertThat(other.self()).isNotEmpty();
                assertThat(fleet.awaitEnd()).as(fleet.text()).isEqualTo(2);
            }

            assertRefused(fleet, "member 1 (elsewhere, process 7): version 0.0.1 (expected: the lead's, ");
        }
    }

    @Test
    void aFleetWithAnotherSecret() throws Exception {
        Endpoint listen = free();
        Path other = Secret.make(directory.resolve("other.p12")).file();
        try (Engine lead = JGroupsEngine.lead(listen, new Secret(other), new OtherVersion());
                ExperimentProcess member = ExperimentProcess.start(
                        directory,
                        List.of(
                                "member",
                                "--join",
                                listen.toString(),
                                "--secret",
                                secret.toString(),
                                "--patience",
                                "600"))) {
            assertThat(member.awaitEnd()).as(member.text()).isEqualTo(2);

            assertThat(lead.nodes()).hasSize(1);
            assertRefused(member, "join: " + listen + " (expected: a fleet with the same secret: ");
        }
    }

    private ExperimentProcess fleet(String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("fleet", "--secret", secret.toString(), "-s", "EchoRoundTrip"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(SmallPlan.with("target=ws://127.0.0.1:9/echo")));
        return ExperimentProcess.start(directory, arguments);
    }

    private void assertRefused(ExperimentProcess process, String line) throws Exception {
        assertThat(process.output())
                .filteredOn(printed -> printed.contains(line))
                .hasSize(1);
        assertThat(process.text()).doesNotContain("\tat ");
        assertThat(directory.resolve("results")).doesNotExist();
        process.awaitChildrenGone();
    }

    private static Endpoint free() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Endpoint("127.0.0.1", free.getLocalPort());
        }
    }

    /** A member that answers who it is, and what its clock reads. */
    private static final class OtherVersion implements Engine.Hearer {
        private static final String FACTS =
                """
                {"what": "FACTS", "trial": 0, "content": {"version": "0.0.1", "host": "elsewhere", "pid": 7, "java": "17",
                 "kernel": "Linux", "cpus": 1, "connections": 100, "ports": "", "congestion": "", "load": 0, "clock": ""}}
                """;

        @Override
        public CompletableFuture<byte[]> asked(String node, byte[] question) {
            boolean clock = new String(question, StandardCharsets.UTF_8).contains("CLOCK");
            return CompletableFuture.completedFuture(
                    clock
                            ? ByteBuffer.allocate(Long.BYTES)
                                    .putLong(System.nanoTime())
                                    .array()
                            : FACTS.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void told(String node, byte[] news) {
            // It is told nothing.
        }

        @Override
        public void changed(List<String> nodes) {
            // It stays.
        }
    }
}

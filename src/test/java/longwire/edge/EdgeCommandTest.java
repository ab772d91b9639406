package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.Exit;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EdgeCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--origin 127.0.0.1:80",
                "--origin ftp://127.0.0.1:80",
                "--origin http://127.0.0.1:80/path",
                "--origin http://127.0.0.1:0",
                "--origin http://127.0.0.1:80 --listen nowhere",
                "--origin http://127.0.0.1:80 --set sockets.event-loops=0",
                "--origin http://127.0.0.1:80 --set origin.connect-timeout=soon",
                "--origin http://127.0.0.1:80 --set origin.connect-attempts=0",
                "--origin http://127.0.0.1:80 --set tls.certificate=here.pem",
                "--origin http://127.0.0.1:80 --unknown",
            })
    void badInputEndsWithStatus2(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
    }

    @Test
    void theHelpFits80Columns() {
        String help = new CommandLine(new EdgeCommand()).getUsageMessage();

        assertThat(help.lines()).hasSizeGreaterThan(20).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aPortInUseEndsWithStatus3() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--origin http://127.0.0.1:80 --listen 127.0.0.1:" + taken.getLocalPort()))
                    .isEqualTo(3);
        }
    }

    @Test
    void theProcessSaysWhereItListensServesAndStopsWhenToldTo(@TempDir Path directory) throws Exception {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        try (ScriptedOrigin origin = new ScriptedOrigin(ScriptedOrigin.answering(ok))) {
            List<String> arguments =
                    List.of("--listen=127.0.0.1:0", "--origin=http://" + origin.endpoint(), "--admin=127.0.0.1:0");
            ChildProcess edge = ChildProcess.java(
                    "edge", EdgeMain.class.getName(), List.of(), arguments, directory.resolve("edge.log"));
            try (edge) {
                String[] addresses = edge.awaitReady().split(" ");
                try (Wire viewer = Wire.to(Endpoint.parse("edge", addresses[0]));
                        Wire admin = Wire.to(Endpoint.parse("admin", addresses[1]))) {
                    viewer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readTo("\r\n\r\nok");

                    assertThat(admin.send("GET /counters HTTP/1.1\r\nHost: a\r\n\r\n")
                                    .readToEnd())
                            .contains("\"requests\":1,");
                }
            }

            // SIGTERM, 128 + 15; 137 would mean that it had to be killed.
            assertThat(edge.exitStatus()).isEqualTo(143);
        }
    }

    private static int run(String arguments) {
        return new CommandLine(new EdgeCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> Exit.report(failure))
                .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }
}

package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class HostCostTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void aJvmTakesMemoryAndThreadsAndFiles() {
        HostCost own = HostCost.ofTree(ProcessHandle.current().pid());

        assertThat(own.cpuNanos()).isPositive();
        assertThat(own.residentBytes()).isBetween(10 * MEBIBYTE, 64 * 1024 * MEBIBYTE);
        assertThat(own.threads()).isGreaterThan(5);
        assertThat(own.openFiles()).isGreaterThan(2);
        assertThat(own.proportionalBytes()).isPositive().isLessThanOrEqualTo(own.residentBytes());
    }

    @Test
    void aSocketIsAnOpenFileOfItsOwnKind() throws IOException {
        // Not this JVM: what other tests left behind closes when it likes. Not an exec either, which opens files for a
        // moment.
        String open = "exec 3<>/dev/tcp/127.0.0.1/%d; echo it listening on nothing; read -r end";

        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildProcess none = bash("echo it listening on nothing; read -r end");
                ChildProcess one = bash(open.formatted(listening.getLocalPort()))) {
            none.awaitReady();
            one.awaitReady();
            assertThat(HostCost.ofProcess(none.pid()).sockets()).isZero();
            assertThat(HostCost.ofProcess(one.pid()).sockets()).isEqualTo(1);
            assertThat(HostCost.ofProcess(one.pid()).openFiles())
                    .isEqualTo(HostCost.ofProcess(none.pid()).openFiles() + 1);
        }
    }

    @Test
    void childrenCountToo() {
        // Both the shell and the cat in its background live until the standard input is closed.
        String script = "exec 3<&0; cat <&3 & echo tree listening on nothing; wait";

        try (ChildProcess tree =
                ChildProcess.start("tree", List.of("/bin/sh", "-c", script), directory.resolve("tree.log"))) {
            tree.awaitReady();
            assertThat(HostCost.ofTree(tree.pid()).threads()).isEqualTo(2);
            assertThat(HostCost.pidsOfTree(tree.pid())).hasSize(2).startsWith(tree.pid());
        }
    }

    @Test
    void whatHasEndedTakesNothing() {
        ChildProcess ended = ChildProcess.start("ended", List.of("true"), directory.resolve("ended.log"));
        ended.close();

        assertThat(HostCost.ofTree(ended.pid())).isEqualTo(new HostCost(0, 0, 0, 0, 0, 0));
    }

    private ChildProcess bash(String script) {
        List<String> command = List.of(OutsideProgram.needed("bash").file().toString(), "-c", script);
        return ChildProcess.start("it", command, directory.resolve(script.length() + ".log"));
    }
}

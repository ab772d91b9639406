package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.settings.Range;
import longwire.settings.Setting;

/** Squid as an accelerator, in one process: several would need shared memory of the system's. */
final class Squid implements Program {
    private static final String TEMPLATE = "squid.conf";
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @Override
    public String name() {
        return "squid";
    }

    @Override
    public String command() {
        return "squid";
    }

    @Override
    public String debianPackage() {
        return "squid";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-v");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole(
                        "max_filedescriptors", 256, 1_000_000, "files", "", "Two per tunnel; set to fit the plan."),
                Setting.whole(
                        "read_timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Close a tunnel whose origin sends nothing for this time."),
                Setting.whole(
                        "write_timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Close a tunnel whose origin reads nothing for this time."),
                Setting.whole("client_lifetime", 1, 86_400, "seconds", 86_400, "Maximum lifetime of a tunnel."),
                Setting.whole("connect_timeout", 1, 3_600, "seconds", 10, "Limit for connecting to the origin."),
                Setting.whole(
                        "client_idle_pconn_timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole(
                        "server_idle_pconn_timeout",
                        1,
                        86_400,
                        "seconds",
                        60,
                        "Polling: keep-alive time of idle origin connections."),
                new Setting(
                        "read_ahead_gap",
                        new Range.Whole(1, 1_024, " KB", ""),
                        "16 KB",
                        "Polling: of an answer, ahead of the viewer."),
                Setting.onOff("half_closed_clients", false, "A viewer that closed its side keeps its tunnel."),
                Setting.onOff("memory_pools", true, "Memory of closed tunnels is kept for the next."));
    }

    @Override
    public List<String> searched() {
        return List.of("memory_pools", "half_closed_clients");
    }

    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE);
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of(
                "-n",
                service(workplace),
                "-N",
                "-d",
                "1",
                "-f",
                workplace.file(TEMPLATE).toString());
    }

    /** At the usual one it waits for connections to end. */
    @Override
    public String stopSignal() {
        return "INT";
    }

    /** It does so itself, but not where it was killed. */
    @Override
    public void cleanUp(Workplace workplace) {
        try (Stream<Path> shared = Files.list(SHARED_MEMORY)) {
            for (Path segment : shared.toList()) {
                if (segment.getFileName().toString().startsWith(service(workplace) + "-")) {
                    Files.deleteIfExists(segment);
                }
            }
        } catch (IOException failure) {
            throw new OutsideFault("squid: " + SHARED_MEMORY + ": " + failure.getMessage(), failure);
        }
    }

    /** What it shares within itself is named by it, for the whole machine. */
    private static String service(Workplace workplace) {
        return "longwire" + workplace.listening().port();
    }

    /** What it reads, a line each, without the time that it puts before. */
    @Override
    public String configuration(Workplace workplace) {
        return workplace
                .ask(List.of(
                        "-n",
                        service(workplace),
                        "-k",
                        "parse",
                        "-f",
                        workplace.file(TEMPLATE).toString()))
                .replaceAll("(?m)^[^|\\n]*\\| ", "");
    }
}

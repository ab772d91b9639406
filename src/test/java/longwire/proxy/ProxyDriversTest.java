package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.network.ReservedPort;
import longwire.process.Processes;
import longwire.viewer.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every driver must do, with the real proxies. */
class ProxyDriversTest {
    /** In /proc/PID/stat, counted from after the name. */
    private static final int SESSION = 3;

    @TempDir
    private Path directory;

    private final ReservedPort nobody = new ReservedPort();
    private ProxyRig rig;

    @BeforeEach
    void startOrigin() {
        rig = new ProxyRig(directory);
    }

    @AfterEach
    void stopOrigin() {
        rig.close();
        nobody.close();
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("driversAndEncryptions")
    void webSocketsAndPollsReachTheOriginThroughIt(String name, Encryption encryption) throws Exception {
        ProxyDriver driver = installed(name);

        try (RunningProxy proxy = rig.start(driver, Map.of(), encryption)) {
            assertThat(ProxyRig.echo(proxy, "there and back")).isEqualTo("there and back");
            assertThat(ProxyRig.poll(proxy)).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proxies")
    void stoppedItLeavesNoProcessAndNoPort(String name) throws Exception {
        RunningProxy proxy = rig.start(installed(name));
        List<ProcessHandle> tree = tree(proxy);

        proxy.close();
        proxy.close();

        assertThat(proxy.isAlive()).isFalse();
        assertThat(tree).isNotEmpty().noneMatch(Processes::run);
        Target target = proxy.target("/");
        assertThatIOException().isThrownBy(() -> new Socket(target.host(), target.port()).close());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proxies")
    void itSaysItsVersionAndItsConfiguration(String name) throws Exception {
        try (RunningProxy proxy = rig.start(installed(name))) {
            assertThat(proxy.version()).isNotEmpty();
            assertThat(proxy.configuration())
                    .contains(String.valueOf(proxy.target("/").port()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proxies")
    void whatItCountsGrowsByWhatPassedThroughIt(String name) throws Exception {
        try (RunningProxy proxy = rig.start(installed(name))) {
            Map<String, Long> before = proxy.counters();

            ProxyRig.echo(proxy, "one tunnel");
            awaitGrowth(proxy, before, "tunnelsOpened", 1);
            Map<String, Long> between = proxy.counters();
            ProxyRig.poll(proxy);
            ProxyRig.poll(proxy);
            awaitGrowth(proxy, between, "requests", 2);
            awaitGrowth(proxy, between, "tunnelsOpened", 0);
        }
    }

    /** Nobody listens where the origin should be, so that the start goes on until it is broken off. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void aStartThatIsBrokenOffLeavesNoProcess(String name) throws Exception {
        ProxyDriver driver = installed(name);
        Path own = rig.newDirectory();
        Assignment assignment = new Assignment(nobody.endpoint(), Encryption.NONE, 1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread starting = new Thread(() -> {
            try {
                driver.start(assignment, Settings.standard(driver), own).close();
                failure.complete(null);
            } catch (RuntimeException failed) {
                failure.complete(failed);
            }
        });
        starting.start();
        List<ProcessHandle> started = awaitProcesses(own);

        starting.interrupt();

        assertThat(failure.get(Patience.SECONDS, TimeUnit.SECONDS)).isInstanceOf(OutsideFault.class);
        assertThat(started).noneMatch(Processes::run);
        assertThat(sessions()).doesNotContainAnyElementsOf(pids(started));
        assertThat(own.resolve("scratch")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aSettingThatItDoesNotKnowIsRefusedBeforeTheStart(String name) {
        ProxyDriver driver = ProxyDrivers.named(name);
        String nearest =
                driver.settings().isEmpty() ? "none" : driver.settings().get(0).name() + "?";
        String unknown =
                driver.settings().isEmpty() ? "x" : driver.settings().get(0).name() + "x";

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Settings.of(driver, Map.of(unknown, "1")))
                .withMessage(name + "." + unknown + ": no such setting (expected: " + nearest + ")");
    }

    @Test
    void aNameThatNoDriverHasIsRefusedWithAllThereAre() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> ProxyDrivers.named("ngins"))
                .withMessageStartingWith("paths: ngins (expected: any of direct, edge, nginx, haproxy");
    }

    static List<String> names() {
        return ProxyDrivers.names();
    }

    /** All but the control: there nothing stands on the way. */
    static List<String> proxies() {
        return names().stream().filter(name -> !name.equals("direct")).toList();
    }

    /** Those that are not ours. */
    static List<String> programs() {
        return proxies().stream().filter(name -> !name.equals("edge")).toList();
    }

    static Stream<Arguments> driversAndEncryptions() {
        return ProxyDrivers.all().stream().flatMap(driver -> driver.encryptions().stream()
                .map(encryption -> Arguments.of(driver.name(), encryption)));
    }

    private static ProxyDriver installed(String name) {
        ProxyDriver driver = ProxyDrivers.named(name);
        Installed.orSkip(driver);
        return driver;
    }

    private static List<ProcessHandle> tree(RunningProxy proxy) {
        ProcessHandle root = ProcessHandle.of(proxy.pid().orElseThrow()).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    /** Processes of ours whose command line names {@code directory}. */
    private static List<ProcessHandle> awaitProcesses(Path directory) {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        List<ProcessHandle> found = List.of();
        while (found.isEmpty() && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
            found = ProcessHandle.current()
                    .descendants()
                    .filter(process -> Processes.commandLine(process).contains(directory.toString()))
                    .toList();
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<Long> pids(List<ProcessHandle> processes) {
        return processes.stream().map(ProcessHandle::pid).toList();
    }

    /** Those of all that run; a worker stays in its master's, whatever it calls itself. */
    private static List<Long> sessions() {
        return ProcessHandle.allProcesses()
                .filter(Processes::run)
                .map(process -> Processes.stat(process.pid()))
                .filter(stat -> !stat.isEmpty())
                .map(stat ->
                        Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[SESSION]))
                .toList();
    }

    /** Counters follow what a socket shows by a moment; what a proxy does not count can't grow. */
    private static void awaitGrowth(RunningProxy proxy, Map<String, Long> since, String name, long growth) {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (since.containsKey(name) && proxy.counters().get(name) != since.get(name) + growth) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(name + " did not grow by " + growth + ": " + since + ", " + proxy.counters());
            }
        }
    }
}

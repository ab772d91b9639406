package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each installed proxy is told what it offers, and does it. */
class OperationTest {
    private static final int BETWEEN_SECONDS = 5;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("programs")
    void aReloadedProxyServesOn(ProxyDriver driver) throws Exception {
        Installed.orSkip(driver);
        try (ProxyRig rig = new ProxyRig(directory);
                RunningProxy proxy = rig.start(driver)) {
            Assumptions.assumeTrue(proxy.operations().contains(Operation.RELOAD), driver.name() + " has no reload");

            proxy.perform(Operation.RELOAD);
            proxy.perform(Operation.RELOAD);

            assertThat(echoAtLast(proxy)).isEqualTo("after it");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aDrainedProxyEnds(ProxyDriver driver) throws Exception {
        Installed.orSkip(driver);
        try (ProxyRig rig = new ProxyRig(directory);
                RunningProxy proxy = rig.start(driver)) {
            ProcessHandle process = ProcessHandle.of(proxy.pid().orElseThrow()).orElseThrow();
            Operation last = proxy.operations().contains(Operation.DRAIN) ? Operation.DRAIN : Operation.STOP;

            long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
            while (process.isAlive() && System.nanoTime() < giveUp) {
                tell(proxy, last);
                process.onExit()
                        .completeOnTimeout(process, BETWEEN_SECONDS, TimeUnit.SECONDS)
                        .get();
            }

            assertThat(process.isAlive()).as(proxy.log()).isFalse();
        }
    }

    /** HAProxy serves before its first process hears signals, so it may have to be told again; it may also end meanwhile. */
    private static void tell(RunningProxy proxy, Operation operation) {
        try {
            proxy.perform(operation);
        } catch (OutsideFault ended) {
            assertThat(proxy.isAlive()).as(ended.getMessage()).isFalse();
        }
    }

    /** Some proxies refuse connections for a moment while they reload. */
    private static String echoAtLast(RunningProxy proxy) throws Exception {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (true) {
            try {
                return ProxyRig.echo(proxy, "after it");
            } catch (ExecutionException refused) {
                if (System.nanoTime() > giveUp) {
                    throw refused;
                }
            }
        }
    }

    static Stream<ProxyDriver> all() {
        return Stream.concat(programs(), Stream.of(ProxyDrivers.named("edge")));
    }

    static Stream<ProxyDriver> programs() {
        return ProxyDrivers.programs().stream();
    }
}

package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every driver must do, with the real proxies. Each is started once for each encryption; all begin at the beginning. */
class ProxyDriversTest {
    /** A life is mostly waiting. */
    private static final int LIVES_AT_ONCE = 3;

    /** More than come on the busiest machine while one counter is asked for. */
    private static final int MANY_EVENTS = 20;

    @TempDir
    private static Path directory;

    private static ProxyRig rig;
    private static ExecutorService living;
    /** What is looked for is looked for without a rest, so one after another. */
    private static ExecutorService breaking;

    private static final Map<List<Object>, Future<ProxyLife>> LIVES = new HashMap<>();
    private static final Map<String, Future<BrokenStart>> BROKEN_STARTS = new HashMap<>();

    @BeforeAll
    static void beginAll() {
        rig = new ProxyRig(directory);
        living = Executors.newFixedThreadPool(LIVES_AT_ONCE);
        breaking = Executors.newSingleThreadExecutor();
        for (ProxyDriver driver : ProxyDrivers.all()) {
            if (driver.missing().isPresent()) {
                continue;
            }
            if (programs().contains(driver.name())) {
                BROKEN_STARTS.put(driver.name(), breaking.submit(() -> BrokenStart.of(driver, rig.newDirectory())));
            }
            for (Encryption encryption : driver.encryptions()) {
                LIVES.put(
                        List.of(driver.name(), encryption), living.submit(() -> ProxyLife.of(rig, driver, encryption)));
            }
        }
    }

    @AfterAll
    static void endAll() {
        living.shutdownNow();
        breaking.shutdownNow();
        rig.close();
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("driversAndEncryptions")
    void webSocketsAndPollsReachTheOriginThroughIt(String name, Encryption encryption) throws Exception {
        ProxyLife life = life(name, encryption);

        assertThat(life.echoed()).isEqualTo(ProxyLife.MESSAGE);
        assertThat(life.pollStatuses()).containsExactly(200, 200);
    }

    /** A buffer of the usual 4 KiB holds some forty events back. */
    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("driversAndEncryptions")
    void theEventsOfAStreamAreNotHeldBack(String name, Encryption encryption) throws Exception {
        assertThat(life(name, encryption).heldBack()).isLessThan(MANY_EVENTS);
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("proxiesAndEncryptions")
    void stoppedItLeavesNoProcessAndNoPort(String name, Encryption encryption) throws Exception {
        ProxyLife life = life(name, encryption);

        assertThat(life.aliveAfterwards()).isFalse();
        assertThat(life.tree()).isNotEmpty();
        assertThat(life.left()).isEmpty();
        assertThat(life.listensStill()).isFalse();
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("proxiesAndEncryptions")
    void itSaysItsVersionAndItsConfiguration(String name, Encryption encryption) throws Exception {
        ProxyLife life = life(name, encryption);

        assertThat(life.version()).isNotEmpty();
        assertThat(life.configuration()).contains(String.valueOf(life.port()));
    }

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("proxiesAndEncryptions")
    void whatItCountsGrowsByWhatPassedThroughIt(String name, Encryption encryption) throws Exception {
        assertThat(life(name, encryption).misCounted()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void aStartThatIsBrokenOffLeavesNoProcess(String name) throws Exception {
        Installed.orSkip(ProxyDrivers.named(name));
        BrokenStart start = BROKEN_STARTS.get(name).get();

        assertThat(start.started()).isNotEmpty();
        assertThat(start.failure()).isInstanceOf(OutsideFault.class);
        assertThat(start.left()).isEmpty();
        assertThat(start.leftOfSessions()).isEmpty();
        assertThat(start.scratchLeft()).isFalse();
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
                .isThrownBy(() -> Settings.of(driver.schema(), Map.of(unknown, "1")))
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

    /** Those that are not ours. */
    static List<String> programs() {
        return names().stream()
                .filter(name -> !name.equals("direct") && !name.equals("edge"))
                .toList();
    }

    static Stream<Arguments> driversAndEncryptions() {
        return ProxyDrivers.all().stream().flatMap(driver -> driver.encryptions().stream()
                .map(encryption -> Arguments.of(driver.name(), encryption)));
    }

    /** All but the control: there nothing stands on the way. */
    static Stream<Arguments> proxiesAndEncryptions() {
        return driversAndEncryptions().filter(arguments -> !arguments.get()[0].equals("direct"));
    }

    private static ProxyLife life(String name, Encryption encryption) throws Exception {
        Installed.orSkip(ProxyDrivers.named(name));
        return LIVES.get(List.of(name, encryption)).get();
    }
}

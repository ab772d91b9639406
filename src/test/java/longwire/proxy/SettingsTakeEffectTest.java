package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of each driver: what may be set is in effect, what may not is refused. */
class SettingsTakeEffectTest {
    /** A start is mostly waiting. */
    private static final int STARTS_AT_ONCE = 4;

    @TempDir
    private static Path directory;

    private static ProxyRig rig;
    private static ExecutorService starts;
    /** Effective configurations, by driver, setting and value; all begun at the beginning. */
    private static final Map<List<String>, CompletableFuture<String>> CONFIGURATIONS = new HashMap<>();

    @BeforeAll
    static void startAll() {
        rig = new ProxyRig(directory);
        starts = Executors.newFixedThreadPool(STARTS_AT_ONCE);
        for (ProxyDriver driver : ProxyDrivers.all()) {
            if (driver.missing().isEmpty() && !driver.settings().isEmpty()) {
                CONFIGURATIONS.put(List.of(driver.name()), configuration(driver, Map.of()));
                for (Setting setting : driver.settings()) {
                    String value = another(setting);
                    CONFIGURATIONS.put(
                            List.of(driver.name(), setting.name()),
                            configuration(driver, Map.of(setting.name(), value)));
                }
            }
        }
    }

    @AfterAll
    static void stopAll() {
        starts.shutdownNow();
        rig.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void whatIsSetIsInTheEffectiveConfigurationAndTheProxyStarts(String name, String settingName) throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Installed.orSkip(driver);
        Setting setting = setting(driver, settingName);

        String standard = CONFIGURATIONS.get(List.of(name)).get();
        String changed = CONFIGURATIONS.get(List.of(name, settingName)).get();

        Set<String> before = standard.lines().collect(Collectors.toSet());
        List<String> different =
                changed.lines().filter(line -> !before.contains(line)).toList();
        assertThat(different)
                .as("lines that are not in the standard configuration")
                .isNotEmpty();
        if (setting.range() instanceof Range.Whole) {
            assertThat(different).anyMatch(line -> line.contains(another(setting)));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void aValueThatCanNotBeIsRefusedWithWhatMayBe(String name, String settingName) {
        ProxyDriver driver = ProxyDrivers.named(name);
        Setting setting = setting(driver, settingName);

        for (String wrong : List.of("", "nonsense", "-1", "1e3", "99999999999999999999", "0x10", "7;evil", "1 2")) {
            assertThatExceptionOfType(InputFault.class)
                    .isThrownBy(() -> Settings.of(driver.schema(), Map.of(settingName, wrong)))
                    .withMessage(name + "." + settingName + ": " + wrong + " (expected: "
                            + setting.range().expected() + ")");
        }
    }

    static Stream<Arguments> settings() {
        return ProxyDrivers.all().stream().flatMap(driver -> driver.settings().stream()
                .map(setting -> Arguments.of(driver.name(), setting.name())));
    }

    private static Setting setting(ProxyDriver driver, String name) {
        return driver.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An end of the range that it is not already. */
    private static String another(Setting setting) {
        return setting.range().ends().stream()
                .filter(end -> !end.equals(setting.standard()))
                .findFirst()
                .orElseThrow();
    }

    /** Without what differs from start to start: ports and directories. */
    private static CompletableFuture<String> configuration(ProxyDriver driver, Map<String, String> settings) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (RunningProxy proxy = rig.start(driver, settings, Encryption.NONE)) {
                        return proxy.configuration()
                                .replaceAll("127\\.0\\.0\\.1(\\W+(port\\W+)?)\\d+", "127.0.0.1$1PORT")
                                .replaceAll("proxy-\\d+", "DIRECTORY");
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                starts);
    }
}

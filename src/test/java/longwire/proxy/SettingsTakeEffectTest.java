package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.settings.Range;
import longwire.settings.Setting;
import longwire.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of each driver: what may be set is in effect, what may not is refused. */
class SettingsTakeEffectTest {
    @TempDir
    private static Path directory;

    private static ChangedStarts starts;

    @BeforeAll
    static void startAll() {
        starts = new ChangedStarts(directory);
    }

    @AfterAll
    static void stopAll() {
        starts.close();
    }

    /** Several are set at once; see {@link ChangedStarts}. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void whatIsSetIsInTheEffectiveConfigurationAndTheProxyStarts(String name, String settingName) throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Installed.orSkip(driver);
        Setting setting = setting(driver, settingName);

        assertThat(starts.refusal(driver, setting)).isEmpty();

        List<String> standard = SaidValues.of(setting, starts.standardConfiguration(driver));
        List<String> changed = SaidValues.of(setting, starts.changedConfiguration(driver, setting));
        assertThat(changed).as("what is said of it").isNotEqualTo(standard);
        if (setting.range() instanceof Range.Whole) {
            assertThat(changed).as("what is said of it").contains(ChangedStarts.value(driver, setting));
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
}

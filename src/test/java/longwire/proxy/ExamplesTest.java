package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.settings.Setting;
import longwire.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a driver would write, for people to compare and to fit to their own. */
class ExamplesTest {
    /** They write nothing: one starts no proxy, the other one of somebody else's. */
    private static final List<String> WITHOUT = List.of("direct");

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesNothingOfThisMachine(String name) {
        ProxyDriver driver = ProxyDrivers.named(name);

        String example = driver.example(Settings.standard(driver.schema()));

        assertThat(example.isEmpty()).isEqualTo(WITHOUT.contains(name));
        assertThat(example)
                .doesNotContain(
                        System.getProperty("user.dir"),
                        System.getProperty("java.io.tmpdir"),
                        System.getProperty("user.home"));
        if (!example.isEmpty()) {
            assertThat(example).contains("127.0.0.1", "8080", "9000");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void isTheSameForTheSameSettingsAndDifferentForOthers(String name, String settingName) {
        ProxyDriver driver = ProxyDrivers.named(name);
        Setting setting = driver.settings().stream()
                .filter(some -> some.name().equals(settingName))
                .findFirst()
                .orElseThrow();
        String standard = driver.example(Settings.standard(driver.schema()));

        for (String end : setting.range().ends()) {
            Settings changed = Settings.of(driver.schema(), Map.of(settingName, end));

            String example = driver.example(changed);

            assertThat(example).isEqualTo(driver.example(changed));
            assertThat(example.equals(standard)).isEqualTo(end.equals(setting.standard()));
        }
    }

    static List<String> names() {
        return ProxyDrivers.names();
    }

    static Stream<Arguments> settings() {
        return ProxyDrivers.all().stream().flatMap(driver -> driver.settings().stream()
                .map(setting -> Arguments.of(driver.name(), setting.name())));
    }
}

package longwire.proxyconf.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.edge.settings.SettingsFile;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.settings.Setting;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of every driver whose configurations can be changed, at both ends of its range, in all samples. */
class EverySettingTest {
    /** A setting may be said in as many places of a sample; others may have to follow it. */
    private static final int MOST_CHANGED_LINES = 4;

    /** By proxy; what its program is asked is the same for all of its settings. */
    private static final Map<String, List<ChangedSamples.Refusal>> REFUSALS = new HashMap<>();

    @TempDir
    private static Path asked;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("proxies")
    void hasAPlaceInConfigurations(String name) throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Map<String, Slot> slots = new HashMap<>();
        for (String sample : Samples.of(name)) {
            slots.putAll(UserConfiguration.dialect(name).slots(Texts.of(Samples.write(directory, sample, "\n"))));
        }

        assertThat(slots.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        driver.settings().stream().map(Setting::name).toList());
    }

    @LongTest
    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("samples")
    void isReadAsItWasChangedAndAllElseStays(String name, String sample, String settingName, String lineEnd)
            throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Setting setting = setting(driver, settingName);
        Path file = Samples.write(directory, sample, lineEnd(lineEnd));
        UserConfiguration before = UserConfiguration.read(driver.schema(), file);

        for (String end : setting.range().ends()) {
            Map<Path, String> changed = before.filesWith(Map.of(settingName, end));
            UserConfiguration after = written(driver, file, changed);

            Map<String, String> expected = new HashMap<>(before.settings());
            expected.put(settingName, end);
            assertThat(after.settings()).isEqualTo(expected);
            Samples.write(directory, sample, lineEnd(lineEnd));
            for (Map.Entry<Path, String> one : changed.entrySet()) {
                String old = Files.readString(one.getKey());
                assertThat(lost(old, one.getValue())).hasSizeLessThanOrEqualTo(MOST_CHANGED_LINES);
                assertThat(comments(one.getValue())).containsAll(comments(old));
                if (lineEnd.equals("CRLF")) {
                    assertThat(one.getValue().replace("\r\n", "")).doesNotContain("\n", "\r");
                }
            }
        }
    }

    /** Programs are asked about many at once; see {@link ChangedSamples}. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("settings")
    void isTakenByTheProxyItself(String name, String settingName) throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Installed.orSkip(driver);

        if (name.equals("edge")) {
            for (String sample : Samples.of(name)) {
                for (String end : setting(driver, settingName).range().ends()) {
                    Path file = Samples.write(directory, sample, "\n");
                    UserConfiguration before = UserConfiguration.read(driver.schema(), file);

                    written(driver, file, before.filesWith(Map.of(settingName, end)));

                    SettingsFile.of(Optional.of(file), List.of()).read();
                }
            }
        } else {
            assertThat(refusals(driver))
                    .filteredOn(refusal -> refusal.setting().equals(settingName))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void allAtOnceAreReadAndTakenAsWell(String name, String sample) throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name);
        Installed.orSkip(driver);
        for (int end = 0; end < 2; end++) {
            Path file = Samples.write(directory, sample, "\n");
            Map<String, String> all = new LinkedHashMap<>();
            for (Setting setting : driver.settings()) {
                all.put(setting.name(), setting.range().ends().get(end));
            }
            // The edge has pipes only with its own sockets.
            all.computeIfPresent("sockets.data-path", (key, value) -> "sockets");
            all.computeIfPresent("sockets.transport", (key, value) -> "epoll");

            UserConfiguration after = written(
                    driver, file, UserConfiguration.read(driver.schema(), file).filesWith(all));

            assertThat(after.settings()).isEqualTo(all);
            if (name.equals("edge")) {
                SettingsFile.of(Optional.of(file), List.of()).read();
            }
        }
        if (!name.equals("edge")) {
            assertThat(refusals(driver))
                    .filteredOn(refusal -> refusal.sample().equals(sample))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proxies")
    void isAskedAboutWithoutEachOther(String name) {
        List<Setting> settings = ProxyDrivers.named(name).settings();

        List<List<Setting>> parts = ChangedSamples.eachWithoutEachOther(settings);

        for (Setting one : settings) {
            for (Setting other : settings) {
                assertThat(one == other || parts.stream().anyMatch(part -> part.contains(one) && !part.contains(other)))
                        .as(one.name() + " without " + other.name())
                        .isTrue();
            }
        }
    }

    static Stream<String> proxies() {
        return Samples.proxies().stream();
    }

    static Stream<Arguments> files() {
        return proxies().flatMap(name -> Samples.of(name).stream().map(sample -> Arguments.of(name, sample)));
    }

    static Stream<Arguments> settings() {
        return proxies().flatMap(name -> ProxyDrivers.named(name).settings().stream()
                .map(setting -> Arguments.of(name, setting.name())));
    }

    static Stream<Arguments> samples() {
        return proxies().flatMap(name -> Samples.of(name).stream()
                .flatMap(sample -> ProxyDrivers.named(name).settings().stream()
                        .flatMap(setting -> Stream.of("LF", "CRLF")
                                .map(lineEnd -> Arguments.of(name, sample, setting.name(), lineEnd)))));
    }

    private static UserConfiguration written(ProxyDriver driver, Path file, Map<Path, String> texts) throws Exception {
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Files.writeString(text.getKey(), text.getValue());
        }
        return UserConfiguration.read(driver.schema(), file);
    }

    private static List<ChangedSamples.Refusal> refusals(ProxyDriver driver) throws Exception {
        if (!REFUSALS.containsKey(driver.name())) {
            REFUSALS.put(driver.name(), new ChangedSamples(asked).refusals(driver));
        }
        return REFUSALS.get(driver.name());
    }

    private static Setting setting(ProxyDriver driver, String name) {
        return driver.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lost(String before, String after) {
        List<String> lost = new ArrayList<>(before.lines().toList());
        after.lines().forEach(lost::remove);
        return lost;
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.contains("# "))
                .map(line -> line.substring(line.indexOf("# ")))
                .toList();
    }

    private static String lineEnd(String name) {
        return name.equals("CRLF") ? "\r\n" : "\n";
    }
}

package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import longwire.fault.InputFault;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.settings.Range;
import longwire.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class KnobTest {
    public static SearchSpace space() {
        return new SearchSpace(List.of(
                Knob.of("buffer", new Range.Whole(2, 1_024, "k", "KiB"), "4k", ""),
                Knob.of("nodelay", new Range.Choice(List.of("on", "off")), "on", "")));
    }

    @Test
    void numbersDoubleAroundTheDefaultWithinTheRange() {
        Knob knob = Knob.of("buffer", new Range.Whole(2, 1_024, "k", "KiB"), "4k", "");

        assertThat(knob.levels()).containsExactly("2k", "4k", "8k", "16k", "32k", "64k", "128k", "256k", "512k");
        assertThat(knob.standardValue()).isEqualTo("4k");
        assertThat(knob.ordered()).isTrue();
        assertThat(knob.next(1)).containsExactly(0, 2);
    }

    @Test
    void aDefaultAtTheEndOfItsRangeIsSearchedTheOtherWay() {
        Knob knob = Knob.of("receive-buffer", new Range.Whole(512, 1 << 20, "", "bytes"), "512", "");

        assertThat(knob.levels()).startsWith("512", "1024", "2048").contains("16384");
        assertThat(knob.standard()).isZero();
    }

    @Test
    void whatTheProxyDecidesStandsBesideNumbersOverTheRange() {
        Knob knob = Knob.of("maxaccept", new Range.Whole(1, 4_096, "", "handshakes"), "", "");

        assertThat(knob.levels()).containsExactly("", "1", "16", "256", "4096");
        assertThat(knob.ordered()).isFalse();
        assertThat(knob.next(0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void noLimitIsNoNumberToDouble() {
        Knob knob = Knob.of("max_conns", new Range.Whole(0, 1_000, "", "connections"), "0", "");

        assertThat(knob.levels()).containsExactly("0", "1", "10", "100", "1000");
        assertThat(knob.ordered()).isFalse();
    }

    @Test
    void aSettingOfOneValueIsNoneToSearch() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Knob.of("only", new Range.Whole(3, 3, "", ""), "3", ""))
                .withMessageContaining("only: [3] (expected: two or more different values");
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void whatDriversHaveSearchedIsDeclaredAndEachLevelIsInItsRange(ProxyDriver driver) {
        for (String name : driver.searched()) {
            Setting setting = driver.settings().stream()
                    .filter(declared -> declared.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(driver.name() + ": " + name));
            Knob knob = Knob.of(name, setting.range(), setting.standard(), setting.effect());

            assertThat(knob.levels())
                    .allMatch(level -> level.isEmpty() || setting.range().holds(level));
        }
    }

    static List<ProxyDriver> drivers() {
        return ProxyDrivers.all();
    }
}

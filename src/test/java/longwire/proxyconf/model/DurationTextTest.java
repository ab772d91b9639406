package longwire.proxyconf.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest(name = "{0}, bare {1}")
    @CsvSource({
        "60, s, 60000",
        "60, ms, 60",
        "30000000000, ns, 30000",
        "1m30s, s, 90000",
        "1h, ms, 3600000",
        "1.5s, ns, 1500",
        "500ms, s, 500",
        "2min, s, 120000",
        "1M, s, 2592000000",
        "0, s, 0"
    })
    void durationsAreReadAsTheProxiesMeanThem(String text, String bareUnit, long millis) {
        assertThat(DurationText.parse(text, bareUnit)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$timeout", "s", "5 s", "-1", "5x", "1s2", "1.5.5s", "infinite"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(DurationText.parse(text, "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30 s", "PT0.5S, 500 ms", "PT90S, 90 s", "PT1H, 1 h", "PT0S, 0 s"})
    void durationsAreToldInTheUnitThatFits(Duration duration, String words) {
        assertThat(DurationText.words(duration)).isEqualTo(words);
    }
}

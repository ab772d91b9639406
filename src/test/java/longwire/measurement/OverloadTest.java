package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverloadTest {
    private static final long SECOND = 1_000_000_000;

    /** Of 300 messages due in 30 seconds. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "165, 2 4 5 7 8 10, as much more each second, true",
        "165, 2 2 2 2 2 2, replies that are lost, false",
        "290, 2 4 5 7 8 10, a target that only just keeps up, false",
        "280, 2 2 2 2 2 2, no warm-up and a long service time, false",
        "10, 9 20, too few seconds with replies to tell, false",
        "0, '', no reply at all, false"
    })
    void aQueueWithoutAnEndIsAnOverload(long answered, String medians, String what, boolean overloaded) {
        assertThat(overload(answered, medians).isPresent()).isEqualTo(overloaded);
    }

    @ParameterizedTest
    @CsvSource({"165, 5.5, 5", "1665, 56, 50", "30, 1, 0.9"})
    void theSentenceNamesBothRatesAndOneToTry(long answered, String answers, String rate) {
        String sentence = new Overload(answered / 30.0 * 2, answered / 30.0, 135, SECOND, 10 * SECOND).sentence(1);

        assertThat(sentence)
                .contains("answers came at " + answers + "/s", "135 more messages waited", "at most " + rate + ")");
    }

    private static Optional<Overload> overload(long answered, String medians) {
        List<Long> nanos = Arrays.stream(medians.split(" "))
                .filter(median -> !median.isEmpty())
                .map(median -> Long.parseLong(median) * SECOND)
                .toList();
        return Overload.of(300, answered, 30, nanos);
    }
}

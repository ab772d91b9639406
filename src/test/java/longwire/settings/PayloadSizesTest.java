package longwire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSizesTest {
    private static final int DRAWN = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"64 | 64 | 64 | true", "64, 1024 | 64 | 1024 | false", "16-1048576 | 16 | 1048576 | false"})
    void whatAPlanSaysIsReadAndWrittenTheSame(String text, int least, int most, boolean one) {
        PayloadSizes sizes = PayloadSizes.parse("payload-bytes", text);

        assertThat(sizes.least()).isEqualTo(least);
        assertThat(sizes.most()).isEqualTo(most);
        assertThat(sizes.isOne()).isEqualTo(one);
        assertThat(sizes.toString()).isEqualTo(text.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", "64,", "64-64", "1024-16", "16-32-64", "64;128", "9999999999"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> PayloadSizes.parse("payload-bytes", text))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("payload-bytes: " + text + " (expected: a number of bytes");
    }

    @Test
    void theSameSeedDrawsTheSameSizesAndAnotherOthers() {
        PayloadSizes range = PayloadSizes.parse("payload-bytes", "16-1048576");

        assertThat(drawn(range, 7)).containsExactly(drawn(range, 7));
        assertThat(drawn(range, 7)).isNotEqualTo(drawn(range, 8));
    }

    /** Of 16 doublings, each has as many messages: half of all are below the geometric mean, 4 KiB. */
    @Test
    void aRangeIsDrawnEvenlyOnALogarithmicScale() {
        int[] sizes = drawn(PayloadSizes.parse("payload-bytes", "16-1048576"), 1);

        assertThat(IntStream.of(sizes)).allMatch(bytes -> bytes >= 16 && bytes <= 1_048_576);
        assertThat((double) LongStream.range(0, DRAWN)
                                .filter(i -> sizes[(int) i] < 4_096)
                                .count()
                        / DRAWN)
                .isBetween(0.48, 0.52);
        assertThat((double) LongStream.range(0, DRAWN)
                                .filter(i -> sizes[(int) i] < 32)
                                .count()
                        / DRAWN)
                .isBetween(1 / 16.0 - 0.008, 1 / 16.0 + 0.008);
    }

    @Test
    void eachOfAListIsDrawnAsOften() {
        int[] sizes = drawn(PayloadSizes.parse("payload-bytes", "64,1024,65536"), 3);

        assertThat(sizes).containsOnly(64, 1_024, 65_536);
        assertThat((double) LongStream.range(0, DRAWN)
                                .filter(i -> sizes[(int) i] == 1_024)
                                .count()
                        / DRAWN)
                .isBetween(0.31, 0.355);
    }

    private static int[] drawn(PayloadSizes sizes, long seed) {
        return LongStream.range(0, DRAWN)
                .mapToInt(number -> sizes.bytes(seed, number))
                .toArray();
    }
}

package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendScheduleTest {
    private static final int GAPS = 200_000;
    private static final double FOUR_SIGMA = 4;

    @ParameterizedTest(name = "{0}/s, phase {1}: message {2} is due at {3} ns")
    @CsvSource({
        "1000, 0, 0, 0",
        "1000, 0, 1, 1000000",
        "1000, 0.5, 0, 500000",
        "1000, 0.5, 3, 3500000",
        "0.5, 0, 1, 2000000000",
        "3, 0, 3, 1000000000",
    })
    void uniformMessagesAreDueAtEqualIntervals(double rate, double phase, long index, long dueNanos) {
        assertThat(SendSchedule.uniform(rate, phase).dueNanos(index)).isEqualTo(dueNanos);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 999, 1000, 30_000, 123_457})
    void aBillionUniformMessagesDoNotDrift(int rate) {
        long index = 1_000_000_000;

        long due = SendSchedule.uniform(rate, 0).dueNanos(index);

        long exact = BigDecimal.valueOf(index)
                .movePointRight(9)
                .divide(BigDecimal.valueOf(rate), RoundingMode.FLOOR)
                .longValueExact();
        assertThat(due).isCloseTo(exact, within(1L));
    }

    /** An exponential distribution's variance is its mean squared, and its kurtosis 9 bounds how far a sample's may be. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -7})
    void poissonGapsAreExponential(long seed) {
        double meanNanos = 1e6;
        SendSchedule schedule = SendSchedule.poisson(1000, seed);

        double sum = 0;
        double squares = 0;
        long before = 0;
        for (int i = 0; i < GAPS; i++) {
            long due = schedule.dueNanos(i);
            sum += due - before;
            squares += Math.pow(due - before - meanNanos, 2);
            before = due;
        }

        double meanBound = FOUR_SIGMA / Math.sqrt(GAPS);
        double varianceBound = FOUR_SIGMA * Math.sqrt(8.0 / GAPS);
        assertThat(sum / GAPS / meanNanos).isCloseTo(1, within(meanBound));
        assertThat(squares / GAPS / (meanNanos * meanNanos)).isCloseTo(1, within(varianceBound));
    }

    @Test
    void askingOutOfOrderGivesTheSameTimes() {
        SendSchedule inOrder = SendSchedule.poisson(1000, 5);
        long[] due = new long[100];
        for (int i = 0; i < due.length; i++) {
            due[i] = inOrder.dueNanos(i);
        }

        SendSchedule anyhow = SendSchedule.poisson(1000, 5);

        for (int index : new int[] {50, 50, 3, 99, 0, 98, 1}) {
            assertThat(anyhow.dueNanos(index)).as("message %d", index).isEqualTo(due[index]);
        }
    }

    @Test
    void anotherSeedGivesOtherTimes() {
        assertThat(SendSchedule.poisson(1000, 1).dueNanos(0))
                .isNotEqualTo(SendSchedule.poisson(1000, 2).dueNanos(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e9 + 1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateThatIsNoneIsRefused(double rate) {
        String message = "messages per second: " + rate + " (expected: above 0, at most 1e9)";
        assertThatThrownBy(() -> SendSchedule.uniform(rate, 0))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
        assertThatThrownBy(() -> SendSchedule.poisson(rate, 0))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void aPhaseBeyondTheIntervalIsRefused(double phase) {
        assertThatThrownBy(() -> SendSchedule.uniform(1, phase))
                .isInstanceOf(InputFault.class)
                .hasMessage("phase: " + phase + " (expected: 0 inclusive to 1 exclusive)");
    }
}

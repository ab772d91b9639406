package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import longwire.fault.InputFault;
import longwire.measurement.SendSchedule;
import longwire.viewer.StreamSettings.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamSettingsTest {
    @ParameterizedTest(name = "{6}")
    @CsvSource({
        "0, 64, false, PT0S, PT1S, PT1S, 'messages per second: 0.0 (expected: above 0, at most 1e6)'",
        "NaN, 64, false, PT0S, PT1S, PT1S, 'messages per second: NaN (expected: above 0, at most 1e6)'",
        "1e7, 64, false, PT0S, PT1S, PT1S, 'messages per second: 1.0E7 (expected: above 0, at most 1e6)'",
        "1, 15, false, PT0S, PT1S, PT1S, 'payload-bytes: 15 (expected: 16 to 16777216)'",
        "1, 31, true, PT0S, PT1S, PT1S, 'payload-bytes: 31 (expected: 32 to 16777216)'",
        "1, 16777217, false, PT0S, PT1S, PT1S, 'payload-bytes: 16777217 (expected: 16 to 16777216)'",
        "1, 64, false, PT-1S, PT1S, PT1S, 'warm-up: PT-1S (expected: 0 or more)'",
        "1, 64, false, PT0S, PT0S, PT1S, 'duration: PT0S (expected: above 0)'",
        "1, 64, false, PT0S, PT1S, PT0S, 'deadline: PT0S (expected: above 0)'",
    })
    void aRefusalNamesValueAndWhatWasExpected(
            double rate, int bytes, boolean text, Duration warmUp, Duration measured, Duration deadline, String told) {
        assertThatThrownBy(() -> new StreamSettings(rate, Arrival.UNIFORM, 1, bytes, text, warmUp, measured, deadline))
                .isInstanceOf(InputFault.class)
                .hasMessage(told);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Duration below = Duration.ofSeconds(-1);

        assertThatThrownBy(() -> new StreamSettings(-1, Arrival.POISSON, 1, 0, false, below, below, below))
                .hasMessageContainingAll("messages per second", "payload-bytes", "warm-up", "duration", "deadline");
    }

    @Test
    void evenlyArrivingMessagesOfViewersAreSpreadOverTheInterval() {
        StreamSettings settings = settings(Arrival.UNIFORM, 10, 7);

        long first = settings.schedule(0, 4).dueNanos(1_000);
        long second = settings.schedule(1, 4).dueNanos(1_000);

        assertThat(Math.floorMod(second - first, 100_000_000L)).isEqualTo(25_000_000);
    }

    @ParameterizedTest
    @EnumSource(Arrival.class)
    void theSameSeedGivesTheSameDueTimesAndAnotherOthers(Arrival arrival) {
        SendSchedule schedule = settings(arrival, 10, 7).schedule(1, 3);

        long due = schedule.dueNanos(5);

        assertThat(settings(arrival, 10, 7).schedule(1, 3).dueNanos(5)).isEqualTo(due);
        assertThat(settings(arrival, 10, 8).schedule(1, 3).dueNanos(5)).isNotEqualTo(due);
        assertThat(settings(arrival, 10, 7).schedule(2, 3).dueNanos(5)).isNotEqualTo(due);
    }

    private static StreamSettings settings(Arrival arrival, double rate, long seed) {
        Duration second = Duration.ofSeconds(1);
        return new StreamSettings(rate, arrival, seed, 64, false, second, second, second);
    }
}

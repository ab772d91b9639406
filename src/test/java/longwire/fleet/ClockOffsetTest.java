package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    /** The member's clock is 1,000 ahead; the way there takes 10, the way back 30, and once both take long. */
    private final List<ClockOffset.Sample> samples =
            List.of(new ClockOffset.Sample(0, 1_500, 900), new ClockOffset.Sample(5_000, 6_010, 5_040));

    @Test
    void theFastestQuestionTellsTheOffsetAndItsBound() {
        ClockOffset offset = ClockOffset.of(samples, false);

        assertThat(offset.nanos()).isEqualTo(990);
        assertThat(offset.boundNanos()).isEqualTo(20);
        assertThat(Math.abs(offset.nanos() - 1_000)).isLessThanOrEqualTo(offset.boundNanos());
    }

    @Test
    void onOneClockThereIsNoOffsetWhateverWasMeasured() {
        ClockOffset offset = ClockOffset.of(samples, true);

        assertThat(offset.nanos()).isZero();
        assertThat(offset.boundNanos()).isZero();
        assertThat(offset.measuredNanos()).isEqualTo(990);
    }
}

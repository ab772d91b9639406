package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import longwire.measurement.Latencies;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PhasesTest {
    private static final double LASTING = 3;

    @Test
    void anIntervalThatLiesPartlyInTheDisturbanceCountsToIt() {
        Phases phases = new Phases();
        phases.add(of(1), -2, -1, LASTING);
        phases.add(of(2), -1, 0, LASTING);
        phases.add(of(10), -0.5, 0.5, LASTING);
        phases.add(of(20), 1, 2, LASTING);
        phases.add(of(30), 2.5, 3.5, LASTING);
        phases.add(of(100), 3, 4, LASTING);

        Phases.Times times = phases.times();

        assertThat(times.before().count()).isEqualTo(2);
        assertThat(times.before().maxNanos()).isEqualTo(2);
        assertThat(times.during().count()).isEqualTo(3);
        assertThat(times.during().maxNanos()).isEqualTo(30);
        assertThat(times.after().minNanos()).isEqualTo(100);
    }

    private static Histogram of(long nanos) {
        Histogram interval = Latencies.histogram();
        interval.recordValue(nanos);
        return interval;
    }

    @Test
    void withoutADisturbanceYetNothingIsMeanwhile() {
        assertThat(new Phases().times().during().count()).isZero();
    }
}

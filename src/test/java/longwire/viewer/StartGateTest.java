package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartGateTest {
    private static final long AHEAD_NANOS = 100_000_000;

    private final ManualClock clock = new ManualClock();
    private final List<Long> starts = new ArrayList<>();

    @Test
    void allBeginTogetherWhenTheLastHasCome() {
        StartGate gate = new StartGate(2, clock);

        gate.arrive(starts::add);
        assertThat(starts).isEmpty();
        clock.set(1_000);
        gate.arrive(starts::add);

        assertThat(starts).containsExactly(1_000 + AHEAD_NANOS, 1_000 + AHEAD_NANOS);
    }

    @Test
    void oneThatWillNotComeIsNotWaitedFor() {
        StartGate gate = new StartGate(3, clock);

        gate.absent();
        gate.arrive(starts::add);
        assertThat(starts).isEmpty();
        gate.absent();

        assertThat(starts).hasSize(1);
    }

    @Test
    void whoComesTooLateBeginsWhenItComes() {
        StartGate gate = new StartGate(1, clock);
        gate.arrive(starts::add);

        gate.arrive(starts::add);
        clock.set(clock.nanoTime() + 5 * AHEAD_NANOS);
        gate.arrive(starts::add);
        gate.onOpen(starts::add);
        gate.absent();

        assertThat(starts).containsExactly(starts.get(0), starts.get(0), clock.nanoTime(), starts.get(0));
    }

    @Test
    void whoListensIsToldButNotWaitedFor() {
        StartGate gate = new StartGate(1, clock);

        gate.onOpen(starts::add);
        assertThat(starts).isEmpty();
        gate.absent();

        assertThat(starts).containsExactly(clock.nanoTime() + AHEAD_NANOS);
    }
}

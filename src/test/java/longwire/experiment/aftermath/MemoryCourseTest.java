package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryCourseTest {
    private static final long BASE = 20_000_000;
    private static final int PAGE = 4_096;

    private final MemoryCourse course = new MemoryCourse();
    private final SplittableRandom random = new SplittableRandom(7);

    /** A kilobyte a tunnel, 25 tunnels a second for half an hour, in pages and with half a megabyte of noise. */
    @Test
    void aLeakOfAKilobyteATunnelIsFound() {
        for (int second = 0; second < 1_800; second++) {
            add(second, 25L * second, 1_024L * 25 * second);
        }

        MemoryCourse.Slope slope = course.slope();

        assertThat(slope.grows()).isTrue();
        assertThat(slope.bytesPerTunnel()).isBetween(1_014.0, 1_034.0);
        assertThat(slope.low()).isLessThan(1_024);
        assertThat(slope.high()).isGreaterThan(1_024);
        assertThat(course.minutes()).isEqualTo(29);
        assertThat(course.knownMinute()).isBetween(1, 5);
    }

    @Test
    void memoryThatOnlyWaversDoesNotGrow() {
        for (int second = 0; second < 300; second++) {
            add(second, 25L * second, 0);
        }

        assertThat(course.slope().grows()).isFalse();
        assertThat(course.slope().low()).isNegative();
        assertThat(course.knownMinute()).isNull();
    }

    /** As a program does that fills its pools for two minutes. */
    @Test
    void memoryThatLevelsOffIsNoLeak() {
        for (int second = 0; second < 600; second++) {
            add(second, 25L * second, 100_000L * Math.min(second, 120));
        }

        assertThat(course.knownMinute()).isNull();
    }

    @Test
    void aLeakIsKnownOnlySinceItGoesOn() {
        for (int second = 0; second < 1_200; second++) {
            add(second, 25L * second, 25_600L * Math.max(0, second - 600));
        }

        assertThat(course.knownMinute()).isBetween(11, 15);
    }

    @Test
    void oneJumpIsNoLeak() {
        for (int second = 0; second < 300; second++) {
            add(second, 25L * second, second == 200 ? 50_000_000 : 0);
        }

        assertThat(Math.abs(course.slope().bytesPerTunnel())).isLessThan(100);
    }

    @Test
    void withoutTunnelsThereIsNoSlope() {
        for (int second = 0; second < 300; second++) {
            add(second, 100, second);
        }

        assertThat(course.slope()).isNull();
        assertThat(new MemoryCourse().slope()).isNull();
    }

    @Test
    void memoryBeforeAndTheMostAfterAreApart() {
        course.add(1, 0, 100);
        course.add(2, 0, 110);
        course.add(3, 0, 500);
        course.add(4, 0, 200);

        assertThat(course.before(3)).hasValue(110);
        assertThat(course.mostAfter(3)).hasValue(500);
        assertThat(course.before(1)).isEmpty();
        assertThat(course.mostAfter(5)).isEmpty();
    }

    private void add(long second, long opened, long more) {
        long bytes = BASE + more + random.nextLong(500_000);
        course.add(TimeUnit.SECONDS.toNanos(second), opened, bytes / PAGE * PAGE);
    }
}

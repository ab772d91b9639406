package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.measurement.Count;
import org.junit.jupiter.api.Test;

class CutLogTest {
    private final CutLog log = new CutLog();

    @Test
    void tunnelsThatAreCutAndComeBackAreTimedFromTheDisturbance() {
        look(900, 0, 0, 0);
        log.happens(millis(1_000));
        look(1_010, 3, 0, 0);
        look(1_020, 5, 0, 2);
        look(1_500, 5, 4, 3);
        look(2_200, 5, 5, 3);

        assertThat(log.cuts()).containsExactly(new Cut(5, 0.01, 0.02, 3, 1.2, 50, 40));
    }

    @Test
    void whatWasCutBeforeIsNotOfThisDisturbance() {
        look(900, 7, 7, 1);
        log.happens(millis(1_000));
        look(1_100, 7, 7, 1);

        assertThat(log.cuts()).containsExactly(new Cut(0, 0, 0, 0, 0.0, 0, 0));
    }

    @Test
    void tunnelsThatStayAwayHaveNoTimeOfReturn() {
        log.happens(millis(1_000));
        look(1_010, 2, 0, 0);
        look(1_900, 2, 1, 0);

        assertThat(log.cuts().get(0).backSeconds()).isNull();
    }

    @Test
    void eachOfSeveralDisturbancesHasWhatCameUntilTheNext() {
        log.happens(millis(1_000));
        look(1_010, 2, 0, 0);
        look(1_300, 2, 2, 0);
        log.happens(millis(2_000));
        look(2_040, 3, 2, 0);
        look(2_050, 3, 3, 0);

        assertThat(log.cuts()).extracting(Cut::tunnels).containsExactly(2L, 1L);
        assertThat(log.cuts()).extracting(Cut::backSeconds).containsExactly(0.3, 0.05);
    }

    private void look(long atMillis, long dropped, long returned, long failed) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        counts.put(Count.DROPPED, dropped);
        counts.put(Count.RETURNED, returned);
        counts.put(Count.HANDSHAKE_FAILED, failed);
        log.look(millis(atMillis), counts);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}

package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsAddUp() {
        Tally tally = new Tally();

        tally.add(Count.SENT);
        tally.add(Count.SENT, 41);

        assertThat(tally.get(Count.SENT)).isEqualTo(42);
        assertThat(tally.get(Count.RECEIVED)).isZero();
    }

    @Test
    void aSumHasEveryCountOfEveryTally() {
        Tally one = new Tally();
        one.add(Count.LOST, 2);
        Tally other = new Tally();
        other.add(Count.LOST, 3);
        other.add(Count.PINGS);

        Map<Count, Long> sums = Tally.sum(List.of(one, other));

        assertThat(sums).containsOnlyKeys(Count.values());
        assertThat(sums)
                .containsEntry(Count.LOST, 5L)
                .containsEntry(Count.PINGS, 1L)
                .containsEntry(Count.SENT, 0L);
    }

    @Test
    void anotherThreadSeesWhatWasCounted() throws InterruptedException {
        Tally tally = new Tally();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 100_000; i++) {
                tally.add(Count.RECEIVED);
            }
        });

        writer.start();
        writer.join();

        assertThat(tally.get(Count.RECEIVED)).isEqualTo(100_000);
    }
}

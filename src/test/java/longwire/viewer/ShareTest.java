package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1000, 1, 3", "7, 1, 4", "10, 2, 4", "1000, 2, 3", "60000, 1, 4"})
    void everyViewerIsInExactlyOneProcess(int viewers, int targets, int processes) {
        List<Integer> all = new ArrayList<>();

        for (int process = 0; process < processes; process++) {
            Share share = new Share(process, processes);
            for (int local = 0; local < share.of(viewers, targets); local++) {
                all.add(share.index(local, targets));
            }
        }

        assertThat(all.stream().sorted().toList())
                .isEqualTo(IntStream.range(0, viewers).boxed().toList());
    }

    /** Of a duet, no process has one side alone: then the side would be told from the other by its machine. */
    @Test
    void eachProcessHasAsManyViewersOfEachTarget() {
        Share share = new Share(1, 4);

        Map<Integer, Integer> byTarget = new HashMap<>();
        for (int local = 0; local < share.of(400, 2); local++) {
            byTarget.merge(share.index(local, 2) % 2, 1, Integer::sum);
        }

        assertThat(byTarget).containsEntry(0, 50).containsEntry(1, 50);
    }

    @Test
    void aProcessBeyondTheLastIsRefused() {
        assertThatThrownBy(() -> new Share(4, 4))
                .isInstanceOf(InputFault.class)
                .hasMessage("process: 4 (expected: a whole number from 0 to 3)");
    }
}

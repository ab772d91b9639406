package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryBarsTest {
    @ParameterizedTest
    @CsvSource({"0, ''", "0.03125, ▏", "0.25, █", "0.5, ██", "0.96875, ███▉", "1, ████", "3, ████", "-1, ''"})
    void aBarIsAsLongAsItsShare(double share, String bar) {
        assertThat(HistoryBars.bar(share, 4)).isEqualTo(bar);
    }

    @Test
    void aSparkHasABlockForEachValueOrForNeighboursTogether() {
        assertThat(HistoryBars.spark(new double[] {1, 2, 3, 8}, 10)).isEqualTo("▁▂▃█");
        assertThat(HistoryBars.spark(new double[] {1, 1, 1, 8, 8, 8}, 2)).isEqualTo("▁█");
        assertThat(HistoryBars.spark(new double[] {5, 5}, 10)).isEqualTo("▅▅");
    }
}

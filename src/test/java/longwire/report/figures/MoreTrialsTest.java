package longwire.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoreTrialsTest {
    @Test
    void howManyMoreIsAGuessAndEndsWhereNobodyWouldRunThem() {
        assertThat(MoreTrials.text(1)).isEqualTo("1 more");
        assertThat(MoreTrials.about(1, "pair")).isEqualTo("about 1 more pair");
        assertThat(MoreTrials.about(12, "trial")).isEqualTo("about 12 more trials");
        assertThat(MoreTrials.about(1_000, "trial")).isEqualTo("over 1,000 more trials");
    }
}

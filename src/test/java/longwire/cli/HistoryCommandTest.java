package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2d, 2026-11-21T12:00:00Z",
        "36h, 2026-11-22T00:00:00Z",
        "2026-11-01, 2026-11-01T00:00:00Z",
        "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z"
    })
    void sinceIsAMomentOrHowLongAgo(String text, Instant expected) {
        assertThat(HistoryCommand.instant(text, NOW)).isEqualTo(expected);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> HistoryCommand.instant("yesterday", NOW))
                .isInstanceOf(InputFault.class)
                .hasMessage("since: yesterday (expected: such as 30d, 12h, 2026-11-01 or 2026-11-01T12:00:00Z)");
    }
}

package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import longwire.fault.InputFault;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path results;

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
    void aMetricIsToldOverAllRunsThatWereAskedFor() {
        run("one", "2026-11-21T04:05:06Z", 80_000);
        run("one", "2026-11-22T04:05:06Z", 90_000);
        run("other", "2026-11-22T05:05:06Z", 90_000);

        Spoken told =
                Spoken.by("history", "--results", results.toString(), "--metric", "response p50", "--plan", "one");

        assertThat(told.status()).isZero();
        assertThat(told.out())
                .contains("2026-11-21 04:05:06", "2026-11-22 04:05:06")
                .doesNotContain("other");
        assertThat(told.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Spoken.by(
                                "history",
                                "--results",
                                results.toString(),
                                "--plan",
                                "one",
                                "--format",
                                "csv",
                                "--limit",
                                "1")
                        .out())
                .startsWith("metric,")
                .contains("2026-11-22T04:05:06Z")
                .doesNotContain("2026-11-21T04:05:06Z");
    }

    @Test
    void aRunThatCanNotBeReadIsNamedAndTheOthersAreTold() throws IOException {
        run("one", "2026-11-21T04:05:06Z", 80_000);
        Path broken = run("one", "2026-11-22T04:05:06Z", 90_000);
        Files.writeString(broken.resolve("summary.json"), "{");

        Spoken told = Spoken.by("history", "--results", results.toString());

        assertThat(told.status()).isZero();
        assertThat(told.out())
                .contains("2026-11-21 04:05:06", "Could not be read, left out")
                .contains(broken.getFileName().toString(), "summary.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --metric=loudness p99 | loudness p99
            --limit=0             | limit: 0 (expected: 1 or more)
            --since=yesterday     | since: yesterday
            --format=pdf          | format: pdf
            """)
    void whatCanNotBeAskedIsRefusedByItsName(String option, String said) {
        run("one", "2026-11-21T04:05:06Z", 80_000);

        Spoken told = Spoken.by("history", "--results", results.toString(), option);

        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err()).contains(said);
    }

    private Path run(String plan, String start, long medianNanos) {
        return new SyntheticRun(results, plan, Instant.parse(start), 1)
                .trial("direct", "websocket", medianNanos)
                .finished()
                .path();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> HistoryCommand.instant("yesterday", NOW))
                .isInstanceOf(InputFault.class)
                .hasMessage("since: yesterday (expected: such as 30d, 12h, 2026-11-01 or 2026-11-01T12:00:00Z)");
    }
}

package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.comparison.ChangePoints;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three series over twenty runs; each history opens the index anew, as each command does. */
class RememberedHistoryTest {
    private static final Instant START = Instant.parse("2026-11-01T04:05:06Z");
    private static final int RUNS = 20;

    @TempDir
    Path results;

    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void afterOneMoreRunOnlyTheSeriesThatGotAFigureAreComputed() throws IOException {
        written();
        assertThat(computed(0.05)).isEqualTo(3);
        assertThat(computed(0.05)).isZero();

        run(RUNS).trial("edge", "websocket", 260_000).finished();

        assertThat(computed(0.05)).isEqualTo(1);
        assertThat(computed(0.05)).isZero();
    }

    @Test
    void anotherLeastChangeIsComputedAndBothAreRemembered() throws IOException {
        written();

        assertThat(computed(0.05)).isEqualTo(3);
        assertThat(computed(0.5)).isEqualTo(3);
        assertThat(computed(0.05)).isZero();
        assertThat(computed(0.5)).isZero();
    }

    @Test
    void whatIsRememberedIsWhatWasComputed() throws IOException {
        written();

        List<HistorySeries> first = history(0.05).series();
        List<HistorySeries> again = history(0.05).series();

        assertThat(first).extracting(series -> series.changes().size()).containsExactlyInAnyOrder(1, 1, 0);
        assertThat(again).isEqualTo(first);
        assertThat(computed).hasValue(3);
    }

    @Test
    void withoutTheFileAllIsComputedAnew() throws IOException {
        written();
        assertThat(computed(0.05)).isEqualTo(3);

        Files.delete(results.resolve("index.duckdb"));

        assertThat(computed(0.05)).isEqualTo(3);
    }

    private int computed(double leastChange) {
        computed.set(0);
        history(leastChange);
        return computed.get();
    }

    private History history(double leastChange) {
        HistoryQuestion question = new HistoryQuestion(
                List.of(Quantity.of("response p99")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leastChange);
        try (RunIndex index = RunIndex.open(results, System.err::println)) {
            return History.of(index, question, (series, least) -> {
                computed.incrementAndGet();
                return ChangePoints.find(series, least);
            });
        }
    }

    private void written() throws IOException {
        for (int day = 0; day < RUNS; day++) {
            run(day).trial("direct", "websocket", 100_000)
                    .trial("edge", "websocket", day < 12 ? 200_000 : 260_000)
                    .trial("edge", "poll", day < 5 ? 300_000 : 400_000)
                    .finished();
        }
    }

    private SyntheticRun run(int day) {
        return new SyntheticRun(results, "example", START.plus(Duration.ofDays(day)), day);
    }
}

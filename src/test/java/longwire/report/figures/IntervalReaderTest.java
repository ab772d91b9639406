package longwire.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialDirectory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalReaderTest {
    private static final long START_MILLIS = 1_800_000_000_000L;
    private static final long SECOND_MILLIS = 1_000;

    @TempDir
    Path results;

    private TrialDirectory trial;

    @BeforeEach
    void createTrial() {
        trial = RunDirectory.create(results, "example", Instant.ofEpochMilli(START_MILLIS))
                .createTrial("1-edge-poll");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "119, 119", "120, 120", "121, 61", "240, 120", "241, 61", "1000, 63"})
    void neighboursAreAddedUntilFewEnoughIntervalsAreLeft(int written, int read) {
        write(written);

        List<Histogram> intervals = IntervalReader.read(trial, Series.RESPONSE);

        assertThat(intervals).hasSize(read);
        assertThat(intervals.stream().mapToLong(Histogram::getTotalCount).sum()).isEqualTo(written);
        assertThat(intervals.get(0).getStartTimeStamp()).isEqualTo(START_MILLIS);
        assertThat(intervals.get(read - 1).getEndTimeStamp()).isEqualTo(START_MILLIS + written * SECOND_MILLIS);
    }

    @Test
    void seriesOfOneFileAreKeptApart() {
        write(3);

        assertThat(IntervalReader.read(trial, Series.TCP)).hasSize(3);
        assertThat(IntervalReader.read(trial, Series.TLS)).isEmpty();
    }

    @Test
    void aTrialThatRecordedNothingHasNoIntervals() {
        assertThat(IntervalReader.read(trial, Series.RESPONSE)).isEmpty();
    }

    private void write(int intervals) {
        try (IntervalLog log = new IntervalLog(trial.path(), START_MILLIS)) {
            for (int interval = 0; interval < intervals; interval++) {
                long from = START_MILLIS + interval * SECOND_MILLIS;
                log.write(
                        Map.of(Series.RESPONSE, one(), Series.TCP, one(), Series.HANDSHAKE, one()),
                        from,
                        from + SECOND_MILLIS);
            }
        }
    }

    private static Histogram one() {
        Histogram histogram = Latencies.histogram();
        histogram.recordValue(1);
        return histogram;
    }
}

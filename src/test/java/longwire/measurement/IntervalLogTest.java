package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalLogTest {
    private static final long START_MILLIS = 1_700_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenInIntervalsIsReadAsOneHistogram() {
        Histogram total;
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            log.write(Map.of(Series.RESPONSE, of(100, 2_000_000)), START_MILLIS, START_MILLIS + 1000);
            log.write(Map.of(Series.RESPONSE, of(300)), START_MILLIS + 1000, START_MILLIS + 2000);
            total = log.total(Series.RESPONSE);
        }

        Histogram read = IntervalLog.read(directory, Series.RESPONSE);

        assertThat(read).isEqualTo(total).isEqualTo(of(100, 300, 2_000_000));
    }

    /** HANDSHAKE, TCP and TLS share a file: a tag says which is which. */
    @Test
    void seriesOfOneFileAreToldApart() {
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            log.write(
                    Map.of(Series.HANDSHAKE, of(900), Series.TCP, of(100), Series.TLS, of(500)),
                    START_MILLIS,
                    START_MILLIS + 1000);
        }

        assertThat(directory).isDirectoryContaining("glob:**handshake.hlog");
        assertThat(directory.toFile().list()).hasSize(1);
        assertThat(IntervalLog.read(directory, Series.HANDSHAKE)).isEqualTo(of(900));
        assertThat(IntervalLog.read(directory, Series.TCP)).isEqualTo(of(100));
        assertThat(IntervalLog.read(directory, Series.TLS)).isEqualTo(of(500));
        assertThat(IntervalLog.read(directory, Series.UPGRADE).getTotalCount()).isZero();
    }

    @Test
    void whatWasWrittenIsSummedUpBySeries() {
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            log.write(Map.of(Series.TCP, of(100), Series.HANDSHAKE, of(900)), START_MILLIS, START_MILLIS + 1000);
            log.write(Map.of(Series.TCP, of(300), Series.PING, of()), START_MILLIS + 1000, START_MILLIS + 2000);

            Map<String, LatencySummary> summaries = log.summaries();

            assertThat(summaries).containsOnlyKeys("handshake", "tcp");
            assertThat(summaries.get("tcp").count()).isEqualTo(2);
        }
    }

    @Test
    void aLogHasItsNameOnlyOnceItIsWhole() {
        IntervalLog log = new IntervalLog(directory, START_MILLIS);

        log.write(Map.of(Series.SERVICE, of(1)), START_MILLIS, START_MILLIS + 1000);
        assertThat(directory.toFile().list()).containsExactly("service.hlog.part");

        log.close();
        log.close();
        assertThat(directory.toFile().list()).containsExactly("service.hlog");
    }

    @Test
    void toolsOfHdrHistogramReadIt() throws FileNotFoundException {
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            log.write(Map.of(Series.PING, of(5)), START_MILLIS + 1000, START_MILLIS + 2000);
            log.write(Map.of(Series.PING, of(6, 7)), START_MILLIS + 2000, START_MILLIS + 3000);
        }

        List<Histogram> intervals = new ArrayList<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(directory.resolve("ping.hlog").toFile())) {
            while (reader.hasNext()) {
                intervals.add((Histogram) reader.nextIntervalHistogram());
            }
        }

        assertThat(intervals).extracting(Histogram::getTotalCount).containsExactly(1L, 2L);
        assertThat(intervals).extracting(Histogram::getTag).containsOnly("ping");
        assertThat(intervals)
                .extracting(Histogram::getStartTimeStamp)
                .containsExactly(START_MILLIS + 1000, START_MILLIS + 2000);
    }

    @Test
    void aSeriesThatGotNothingIsEmpty() {
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            assertThat(log.total(Series.AWAY).getTotalCount()).isZero();
        }

        assertThat(IntervalLog.read(directory, Series.AWAY).getTotalCount()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    private static Histogram of(long... nanos) {
        Histogram histogram = Latencies.histogram();
        for (long value : nanos) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}

package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import org.HdrHistogram.DoubleHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A log that is not whole must not pass for a quiet one. Its first interval is on line 5, its last on line 7. */
class IntervalLogDamageTest {
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final long SECOND_MILLIS = 1_000;

    @TempDir
    private Path directory;

    private Path file;

    /** What happened to a file. */
    interface Damage {
        void to(Path file) throws IOException;
    }

    @BeforeEach
    void writeThreeIntervals() {
        file = directory.resolve("response.hlog");
        try (IntervalLog log = new IntervalLog(directory, START_MILLIS)) {
            for (long from = START_MILLIS; from < START_MILLIS + 3 * SECOND_MILLIS; from += SECOND_MILLIS) {
                log.write(Map.of(Series.RESPONSE, thousandReadings()), from, from + SECOND_MILLIS);
            }
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("emptied", file -> Files.write(file, new byte[0]), "ends within a line"),
                damage("cut within its last line", file -> cut(file, 30), "ends within a line"),
                damage(
                        "cut at a comma of its last line",
                        file -> Files.writeString(
                                file, text(file).substring(0, text(file).lastIndexOf(','))),
                        "ends within a line"),
                damage("without its last end of line", file -> cut(file, 1), "ends within a line"),
                damage(
                        "with letters of a histogram changed",
                        file -> replace(file, "HISTFAAAA", "HISTFzzzz"),
                        "line 5: its histogram cannot be decoded"),
                damage(
                        "with half a histogram in the middle",
                        file -> halve(file, 5),
                        "line 6: its histogram cannot be decoded"),
                damage(
                        "with a line of somebody else's",
                        file -> Files.writeString(file, text(file) + "12:00:01 GET /health 200\n"),
                        "line 8: not an interval of an HdrHistogram log: 12:00:01 GET /health 200"),
                damage(
                        "replaced by a picture",
                        file -> Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
                        "line 1: not text"),
                damage(
                        "replaced by a directory",
                        file -> {
                            Files.delete(file);
                            Files.createDirectory(file);
                        },
                        "cannot be read: Is a directory"),
                damage(
                        "replaced by another program's histograms, of fractions",
                        IntervalLogDamageTest::writeFractions,
                        "line 1: its histogram cannot be decoded"),
                damage(
                        "replaced by readings of an hour, as no recorder of ours keeps them",
                        IntervalLogDamageTest::writeHours,
                        "ns (expected: at most a minute)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void aDamagedLogIsAFaultThatNamesTheFileAndWhatIsWrong(String name, Damage damage, String told) throws IOException {
        damage.to(file);

        assertThatThrownBy(() -> IntervalLog.read(directory, Series.RESPONSE))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(told);
    }

    /** Lines of a tag that is not asked for are part of the file all the same. */
    @Test
    void aFileCutWithinAnotherSeriesIsNotWholeEither() throws IOException {
        replace(file, "Tag=response", "Tag=other");
        assertThat(IntervalLog.read(directory, Series.RESPONSE).getTotalCount()).isZero();

        cut(file, 30);

        assertThatThrownBy(() -> IntervalLog.read(directory, Series.RESPONSE)).isInstanceOf(OutsideFault.class);
    }

    private static Arguments damage(String name, Damage damage, String told) {
        return Arguments.of(name, damage, told);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static void cut(Path file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
    }

    private static void replace(Path file, String from, String to) throws IOException {
        assertThat(text(file)).contains(from);
        Files.writeString(file, text(file).replace(from, to));
    }

    private static void halve(Path file, int index) throws IOException {
        String[] lines = text(file).split("\n");
        lines[index] = lines[index].substring(0, lines[index].length() - lines[index].length() / 2);
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static void writeFractions(Path file) throws IOException {
        DoubleHistogram fractions = new DoubleHistogram(1_000, 2);
        fractions.recordValue(0.5);
        fractions.setTag(Series.RESPONSE.tag());
        try (PrintStream stream = new PrintStream(file.toFile())) {
            new HistogramLogWriter(stream).outputIntervalHistogram(0, 1, fractions, 1);
        }
    }

    private static void writeHours(Path file) throws IOException {
        Histogram hours = new Histogram(3);
        hours.recordValue(3_600_000_000_000L);
        hours.setTag(Series.RESPONSE.tag());
        try (PrintStream stream = new PrintStream(file.toFile())) {
            new HistogramLogWriter(stream).outputIntervalHistogram(0, 1, hours, 1);
        }
    }

    private static Histogram thousandReadings() {
        Histogram histogram = Latencies.histogram();
        for (int index = 1; index <= 1_000; index++) {
            histogram.recordValue(index * 7_919L);
        }
        return histogram;
    }
}

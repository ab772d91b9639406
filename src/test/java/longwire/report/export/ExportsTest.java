package longwire.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportsTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");
    private static final String NAME = "example-20261123-040506";

    @TempDir
    Path results;

    @TempDir
    Path output;

    private final List<String> faults = new ArrayList<>();
    private RunDirectory run;

    @BeforeEach
    void writeARun() {
        run = new SyntheticRun(results, "example", START, 1)
                .withLogs()
                .trial("direct", "websocket", 80_000)
                .trial("edge", "websocket", 200_000)
                .trial("edge", "websocket", 220_000)
                .trial("edge", "websocket", 900_000, "lost messages: 3")
                .trial("edge", "poll", 300_000, "lost messages: 3")
                .finished("lost messages");
    }

    /** As plotFiles.html of HdrHistogram does: value and 1/(1 − percentile) of each line that is no remark. */
    @Test
    void hdrHistogramsPlotterReadsAPercentileDistribution() throws IOException {
        Histogram merged = merged("2-edge-websocket", "3-edge-websocket");

        export("hgrm", run);

        List<double[]> points = Files.readAllLines(output.resolve(NAME + ".edge.websocket.response.us.hgrm")).stream()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .filter(words -> words.length == 4 && words[0].matches("[0-9.]+") && !words[3].equals("inf"))
                .map(words -> new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[3])})
                .toList();
        assertThat(points).hasSizeGreaterThan(50);
        for (double[] point : points) {
            double percentile = 100 - 100 / point[1];
            assertThat(point[0]).isCloseTo(merged.getValueAtPercentile(percentile) / 1e3, within(point[0] / 50));
        }
    }

    @Test
    void aFileSaysWhatItIsAndInWhichUnit() throws IOException {
        export("hgrm", run);

        assertThat(Files.readAllLines(output.resolve(NAME + ".edge.websocket.response.us.hgrm")))
                .first()
                .isEqualTo("#[Longwire: run " + NAME
                        + ", edge websocket, response; 2 trials, VALID; trust limit p99.9; values are microseconds]");
        assertThat(Files.readString(output.resolve(NAME + ".edge.poll.response.INVALID.us.hgrm")))
                .contains("1 trial, INVALID");
        assertThat(faults).isEmpty();
    }

    @Test
    void hdrHistogramsReaderAndProcessorReadAnIntervalLog() throws IOException {
        Histogram merged = merged("2-edge-websocket", "3-edge-websocket");

        export("hlog", run);

        Path log = output.resolve(NAME + ".edge.websocket.response.ns.hlog");
        List<Histogram> intervals = read(log);
        assertThat(intervals).hasSize(12);
        assertThat(sum(intervals)).isEqualTo(merged);
        // The second trial is the run's second; its first second is 40 s after the start.
        assertThat(intervals.get(0).getStartTimeStamp())
                .isEqualTo(START.plusSeconds(40).toEpochMilli());
        assertThat(intervals.get(6).getStartTimeStamp())
                .isEqualTo(START.plusSeconds(60).toEpochMilli());
        new HistogramLogProcessor(new String[] {
                    "-i", log.toString(), "-o", output.resolve("processed").toString()
                })
                .run();
        assertThat(Files.readString(output.resolve("processed.hgrm")))
                .contains(String.format("Total count    = %12d", merged.getTotalCount()));
    }

    @Test
    void tablesHaveTheSameLinesInEveryFormat() throws IOException, SQLException {
        export("csv", run);
        export("parquet", run);
        export("json", run);

        JsonNode json =
                new ObjectMapper().readTree(output.resolve("percentiles.json").toFile());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("runs", "plan_keys", "facts", "trials", "series", "percentiles", "costs")) {
                String parquet = "'" + output.resolve(table + ".parquet") + "'";
                String csv = "read_csv('" + output.resolve(table + ".csv") + "', nullstr = '')";
                assertThat(number(statement, "SELECT count(*) FROM " + parquet)).isPositive();
                assertThat(number(statement, "SELECT count(*) FROM " + csv))
                        .isEqualTo(number(statement, "SELECT count(*) FROM " + parquet));
            }
            String median = "SELECT value_ns FROM '" + output.resolve("percentiles.parquet")
                    + "' WHERE trial = '2-edge-websocket' AND series = 'response' AND percentile = 50";
            assertThat(number(statement, median)).isCloseTo(200_000, within(10_000.0));
            assertThat(json).hasSize((int)
                    number(statement, "SELECT count(*) FROM '" + output.resolve("percentiles.parquet") + "'"));
        }
    }

    @Test
    void columnsSayTheirUnitsAndWhatIsUnknownIsEmpty() throws IOException {
        export("csv", run);

        assertThat(Files.readAllLines(output.resolve("percentiles.csv")).get(0))
                .isEqualTo("run,trial,path,kind,transport,valid,series,percentile,value_ns,samples,supported,trusted,"
                        + "trust_limit_percentile");
        assertThat(Files.readAllLines(output.resolve("percentiles.csv")))
                .anyMatch(line ->
                        line.startsWith(NAME + ",2-edge-websocket,edge,\"\",websocket,true,response,99.99,,6000,"));
        assertThat(Files.readAllLines(output.resolve("costs.csv")).get(0))
                .contains("cpu_seconds,cpu_ns_per_message,resident_bytes,proportional_bytes");
    }

    @Test
    void runsOfSeveralDirectoriesAreInOneTable(@TempDir Path elsewhere) throws IOException {
        RunDirectory other = new SyntheticRun(elsewhere, "other", START, 2)
                .trial("edge", "poll", 200_000)
                .finished();

        export("csv", run, other);

        assertThat(Files.readAllLines(output.resolve("runs.csv"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hgrm", "hlog", "csv", "parquet", "json"})
    void aFileThatIsThereIsNotReplacedUnlessSomebodySaysSo(String format) throws IOException {
        List<Path> written = export(format, run);
        Path mine = Files.writeString(written.get(1), "mine");
        Files.delete(written.get(0));

        assertThatThrownBy(() -> export(format, run))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining(written.get(1).toString())
                .hasMessageContaining("expected: not there yet; --force replaces them");
        assertThat(mine).hasContent("mine");
        assertThat(written.get(0)).doesNotExist();
        assertThat(files()).hasSize(written.size() - 1);

        Exports.write(format, List.of(run), output, true, faults::add);
        assertThat(Files.readAllBytes(mine)).isNotEqualTo("mine".getBytes());
        assertThat(files()).containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hgrm", "hlog"})
    void aLogThatIsCutOffIsToldAndTheRestIsWritten(String format) throws IOException {
        Path log = run.path().resolve("2-edge-websocket/response.hlog");
        byte[] content = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(content, content.length - 50));

        List<Path> written = export(format, run);

        assertThat(faults).singleElement().asString().startsWith(log.toString());
        assertThat(written)
                .noneMatch(file -> file.toString().contains("edge.websocket.response"))
                .anyMatch(file -> file.toString().contains("edge.websocket.service"))
                .anyMatch(file -> file.toString().contains("direct.websocket.response"));
    }

    /** Cut at the end of a line it is a whole log, of another trial. */
    @Test
    void aLogThatLacksWholeIntervalsIsToldBesidesTheSummary() throws IOException {
        Path log = run.path().resolve("2-edge-websocket/response.hlog");
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, lines.size() - 1));

        export("hlog", run);

        assertThat(faults).containsExactly(log + ": 5000 samples of response (expected: 6000, as summary.json says)");
    }

    @Test
    void aRunWhoseSummaryIsDamagedIsToldAndTheOthersAreWritten(@TempDir Path elsewhere) {
        RunDirectory damaged = new SyntheticRun(elsewhere, "other", START, 2).finished();
        damaged.writeText("summary.json", "{");

        assertThat(export("hgrm", damaged, run)).isNotEmpty();
        export("csv", damaged, run);

        assertThat(faults)
                .hasSize(2)
                .allMatch(fault ->
                        fault.startsWith(damaged.path().resolve("summary.json").toString()));
    }

    @Test
    void anUnknownFormatIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> export("parkett", run))
                .hasMessage("format: parkett (expected: any of csv, hgrm, hlog, json, parquet; parquet?)");
    }

    @Test
    void anOutputThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(output.resolve("file"), "mine");

        assertThatThrownBy(() -> Exports.write("csv", List.of(run), file, true, faults::add))
                .hasMessage("output: " + file + " (expected: a directory)");
    }

    private List<Path> export(String format, RunDirectory... runs) {
        return Exports.write(format, List.of(runs), output, false, faults::add);
    }

    private Histogram merged(String... trials) {
        Histogram sum = Latencies.histogram();
        Stream.of(trials).forEach(trial -> sum.add(run.trial(trial).histogram(Series.RESPONSE)));
        return sum;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(output)) {
            return files.toList();
        }
    }

    private static List<Histogram> read(Path log) throws FileNotFoundException {
        List<Histogram> intervals = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            for (EncodableHistogram next = reader.nextIntervalHistogram();
                    next != null;
                    next = reader.nextIntervalHistogram()) {
                intervals.add((Histogram) next);
            }
        }
        return intervals;
    }

    private static Histogram sum(List<Histogram> intervals) {
        Histogram sum = Latencies.histogram();
        intervals.forEach(sum::add);
        return sum;
    }

    private static double number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getDouble(1);
        }
    }
}

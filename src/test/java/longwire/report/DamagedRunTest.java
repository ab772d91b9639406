package longwire.report;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import longwire.measurement.Series;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.Row;
import longwire.report.page.HtmlReport;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalTable;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two trials of the direct path and one of the edge; it is the first that is damaged. */
class DamagedRunTest {
    private static final long MICRO = 1_000;
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String LOG = "1-direct-websocket/response.hlog";

    @TempDir
    Path results;

    private RunDirectory run;

    /** What happened to a run. */
    interface Damage {
        void to(Path run) throws IOException;
    }

    @BeforeEach
    void writeARun() {
        run = new ExampleRun(results)
                .with("direct", "websocket", answers(100))
                .with("direct", "websocket", answers(200))
                .with("edge", "websocket", answers(300))
                .finished();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("a log cut within a line", run -> cut(run.resolve(LOG)), LOG + ": ends within a line"),
                damage(
                        "a log cut between two lines",
                        run -> withoutLastLine(run.resolve(LOG)),
                        LOG + ": 1,800 readings of response (expected: 2,000, as in summary.json)"),
                damage(
                        "a log that is missing",
                        run -> Files.delete(run.resolve(LOG)),
                        LOG + ": 0 readings of response (expected: 2,000, as in summary.json)"),
                damage("an empty log", run -> Files.write(run.resolve(LOG), new byte[0]), LOG + ": ends within a line"),
                damage(
                        "a picture for a log",
                        run -> Files.write(run.resolve(LOG), PICTURE),
                        LOG + ": line 1: not text"),
                damage(
                        "another program's log",
                        run -> Files.writeString(run.resolve(LOG), "GET /health 200\n"),
                        LOG + ": line 1: not an interval of an HdrHistogram log: GET /health 200"),
                damage(
                        "a directory for a log",
                        run -> replaceByDirectory(run.resolve(LOG)),
                        LOG + ": cannot be read: Is a directory"),
                damage(
                        "a trial's directory that is missing",
                        run -> delete(run.resolve("1-direct-websocket")),
                        "1-direct-websocket: the directory is missing; the report shows only what summary.json has of this trial"),
                damage(
                        "an environment cut short",
                        run -> Files.writeString(run.resolve("environment.json"), "{\"cpu\": \"A pro"),
                        "environment.json: not written by Longwire: Unexpected end-of-input"),
                damage(
                        "an environment of another shape",
                        run -> Files.writeString(run.resolve("environment.json"), "[1, 2]"),
                        "environment.json: not written by Longwire: ARRAY (expected: OBJECT)"),
                damage(
                        "a picture for the paths",
                        run -> Files.write(run.resolve("paths.json"), PICTURE),
                        "paths.json: not written by Longwire: not text"),
                damage(
                        "a picture for the plan",
                        run -> Files.write(run.resolve("plan.conf"), PICTURE),
                        "plan.conf: cannot be read as text"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void itIsToldWithItsFileAndTheRestIsToldAsEver(String name, Damage damage, String told) throws IOException {
        damage.to(run.path());

        String terminal = Reports.write(run);
        String page = Files.readString(run.report());

        assertThat(page).contains("<li>" + told);
        assertThat(page).contains("<td class=\"n TRUSTED\">300 µs</td>").contains("VALID: 3 of 3 trials finished");
        assertThat(terminal).containsPattern("edge +websocket +300 µs");
    }

    /** Half a log is not taken for the whole: without the first trial, the row's figures are the second's. */
    @Test
    void figuresOfARowAreThoseOfTheTrialsThatCanBeRead() throws IOException {
        withoutLastLine(run.path().resolve(LOG));

        MergedFigures figures = MergedFigures.of(run);

        Row direct = figures.rows().get(0);
        assertThat(direct.histogram(Measure.RESPONSE).getTotalCount()).isEqualTo(2_000);
        assertThat(direct.percentile(Measure.RESPONSE, 50).text()).isEqualTo("200 µs");
        assertThat(new TerminalTable(Ink.PLAIN).text(figures))
                .contains("Could not be read, missing above\n  - " + LOG + ": 1,800 readings");
    }

    @Test
    void whatDoesNotBelongToTheRunIsNoFault() throws IOException {
        Files.writeString(run.path().resolve("notes.txt"), "a Tuesday");
        Files.createDirectory(run.path().resolve("9-foreign-websocket"));
        Files.write(run.path().resolve("1-direct-websocket").resolve("picture.hlog"), PICTURE);

        MergedFigures figures = MergedFigures.of(run);
        new HtmlReport().text(figures);

        assertThat(figures.reader().faults()).isEmpty();
    }

    private static ExampleRun.Trial answers(int micros) {
        return trial().readings(Series.RESPONSE, 2_000, any -> micros * MICRO);
    }

    private static Arguments damage(String name, Damage damage, String told) {
        return Arguments.of(name, damage, told);
    }

    private static void cut(Path file) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
    }

    private static void withoutLastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
    }

    private static void replaceByDirectory(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}

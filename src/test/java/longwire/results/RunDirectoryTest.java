package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDirectoryTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");

    @TempDir
    Path results;

    @Test
    void aSummaryReadsBackAsItWasWritten() {
        RunDirectory run = RunDirectory.create(results, "example", START);
        RunSummary summary = new RunSummary("example", START.toString(), 42, 3, List.of(trial(), trial("lost 3")));

        run.writeSummary(summary);

        assertThat(RunDirectory.open(run.path()).summary()).isEqualTo(summary);
        assertThat(summary.startInstant()).isEqualTo(START);
    }

    @Test
    void aSummaryOfALaterVersionThatSaysMoreIsStillRead() {
        RunDirectory run = RunDirectory.create(results, "example", START);
        run.writeText(
                "summary.json",
                "{\"name\": \"example\", \"start\": \"" + START + "\", \"seed\": 42, \"mood\": \"bright\"}");

        assertThat(run.summary().seed()).isEqualTo(42);
    }

    @Test
    void aRunIsInvalidFromItsStartUntilItIsSaidNotToBe() {
        RunDirectory run = RunDirectory.create(results, "example", START);
        assertThat(run.invalid()).containsExactly("not finished");

        run.markInvalid(List.of());

        assertThat(run.invalid()).isEmpty();
        assertThat(run.path().resolve("INVALID")).doesNotExist();
    }

    @Test
    void aTrialIsInvalidFromItsStartAndKeepsEachReason() {
        RunDirectory run = RunDirectory.create(results, "example", START);
        TrialDirectory trial = run.createTrial("1-edge-poll");
        assertThat(trial.invalid()).containsExactly("not finished");

        trial.markInvalid(List.of("lost 3", "the proxy died"));

        assertThat(run.trial("1-edge-poll").invalid()).containsExactly("lost 3", "the proxy died");
    }

    @Test
    void filesAreRenamedToTheirNamesSoThatNoneIsHalf() throws IOException {
        RunDirectory run = RunDirectory.create(results, "example", START);

        run.writeText("plan.conf", "before");
        run.writeText("plan.conf", "after");

        assertThat(run.path().resolve("plan.conf")).hasContent("after");
        try (Stream<Path> files = Files.list(run.path())) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("plan.conf.part");
        }
    }

    /** Whoever reads while a file is written again sees the old one whole, never the new one in part. */
    @Test
    void aFileThatIsWrittenAgainIsAnotherFile() throws IOException {
        RunDirectory run = RunDirectory.create(results, "example", START);
        run.writeText("plan.conf", "before");
        try (var reader = Files.newBufferedReader(run.path().resolve("plan.conf"))) {
            run.writeText("plan.conf", "after");

            assertThat(reader.readLine()).isEqualTo("before");
        }
    }

    @Test
    void runsThatStartInOneSecondGetDirectoriesOfTheirOwn() {
        Path first = RunDirectory.create(results, "example", START).path();
        Path second = RunDirectory.create(results, "example", START).path();

        assertThat(first.getFileName()).hasToString("example-20261123-040506");
        assertThat(second.getFileName()).hasToString("example-20261123-040506-2");
    }

    @Test
    void aDirectoryWithoutASummaryIsNoRun() {
        assertThatThrownBy(() -> RunDirectory.open(results))
                .isInstanceOf(InputFault.class)
                .hasMessage("run: " + results + " (expected: a directory with the summary.json of a run)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"name":                                     | Unexpected end-of-input
            {"name": "a"} {"name": "b"}                  | start is missing
            {"name": "a", "start": "2026-01-01T00:00:00Z"} x | Unrecognized token 'x'
            GET / HTTP/1.1                               | Unrecognized token 'GET'
            null                                         | null
            [1, 2]                                       | Cannot deserialize value of type
            {"bars": 3}                                  | name is missing
            {"name": "a", "start": "yesterday"}          | Text 'yesterday' could not be parsed
            {"name": "a", "start": "2026-01-01T00:00:00Z", "trials": [{}]} | name of a trial is missing
            {"name": "a", "start": "2026-01-01T00:00:00Z", "trials": [{"name": "1-a", "path": "a", "transport": "poll"}]} \
                                                         | invalid of 1-a is missing
            """)
    void aSummaryThatIsNotOursIsAFaultThatNamesTheFileAndWhatIsWrong(String content, String told) {
        RunDirectory run = RunDirectory.create(results, "example", START);
        run.writeText("summary.json", content);

        assertThatThrownBy(run::summary)
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(run.path().resolve("summary.json") + ": not written by Longwire: ")
                .hasMessageContaining(told);
    }

    /** Runs of before say nothing of it; that is not the same as none. */
    @Test
    void aTrialWithoutItsRetransmitsIsReadToo() throws IOException {
        RunDirectory run = RunDirectory.create(results, "example", START);
        run.writeSummary(new RunSummary("example", START.toString(), 42, 1, List.of(trial())));
        Path file = run.path().resolve("summary.json");
        Files.writeString(file, Files.readString(file).replace("\"tcpRetransmits\" : 7", "\"mood\" : 7"));

        assertThat(run.summary().trials())
                .extracting(TrialSummary::tcpRetransmits)
                .containsOnlyNulls();
    }

    @Test
    void aMarkThatGivesNoReasonOrCannotBeReadMarksAllTheSame() throws IOException {
        RunDirectory run = RunDirectory.create(results, "example", START);
        Path mark = run.path().resolve("INVALID");

        Files.write(mark, new byte[0]);
        assertThat(run.invalid()).containsExactly(mark + ": gives no reason");

        Files.write(mark, new byte[] {'l', 'o', 's', 't', ' ', (byte) 0xff});
        assertThat(run.invalid()).containsExactly("lost \ufffd");

        Files.delete(mark);
        Files.createDirectory(mark);
        assertThat(run.invalid()).singleElement().asString().startsWith(mark + ": cannot be read: ");
    }

    @Test
    void aSummaryThatIsMissingIsAFaultThatNamesTheFile() {
        RunDirectory run = RunDirectory.create(results, "example", START);

        assertThatThrownBy(run::summary)
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(run.path().resolve("summary.json") + ": cannot be read: ");
    }

    private static TrialSummary trial(String... invalid) {
        Histogram histogram = Latencies.histogram();
        for (int index = 1; index <= 2_000; index++) {
            histogram.recordValue(index * 1_000L);
        }
        return new TrialSummary(
                "1-edge-poll",
                "edge",
                "poll",
                1,
                "1-direct-poll",
                10,
                1_000,
                999.5,
                10,
                List.of(invalid),
                99.9,
                Map.of("sent", 12_000L),
                Map.of("1006", 2L),
                Map.of("status 503", 3L),
                Map.of("response", LatencySummary.of(histogram)),
                Map.of("proxy", new Cost(0.25, 25_690_112, 20_690_112, 3, 40, 30)),
                7L,
                List.of(),
                Outcome.NONE);
    }
}

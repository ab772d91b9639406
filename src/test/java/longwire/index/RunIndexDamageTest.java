package longwire.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import longwire.plan.Comparability;
import longwire.process.JavaCommand;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIndexDamageTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");

    @TempDir
    Path results;

    private final List<String> notices = new ArrayList<>();
    private RunDirectory whole;
    private RunDirectory damaged;

    @BeforeEach
    void writeTwoRuns() {
        whole = run(1);
        damaged = run(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "summary.json, `{\"name\": `, not written by Longwire: Unexpected end-of-input",
                "summary.json, ``, not written by Longwire: No content",
                "summary.json, null, not written by Longwire: null",
                "summary.json, `{\"hello\": 1}`, not written by Longwire: name is missing",
                "summary.json, `{\"name\": \"x\", \"start\": \"today\"}`, not written by Longwire: Text 'today'",
                "summary.json, `[1, 2]`, not written by Longwire: Cannot deserialize",
                "summary.json, `{\"name\": \"x\", \"start\": \"2026-11-23T04:05:06Z\", \"trials\": [{\"name\": \"../1\","
                        + " \"path\": \"a\", \"transport\": \"b\", \"invalid\": []}]}`, trial ../1: not the name of a directory",
            })
    void aRunWithoutASummaryThatCanBeReadIsToldAndTheOthersAreRead(String file, String content, String fault) {
        damaged.writeText(file, content);

        try (RunIndex index = open()) {
            assertThat(index.runs())
                    .extracting(IndexedRun::name)
                    .containsExactly(whole.path().getFileName().toString());
            assertThat(index.damaged()).singleElement().satisfies(told -> {
                assertThat(told.file()).isEqualTo(damaged.path().resolve(file));
                assertThat(told.fault()).startsWith(fault);
            });
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "labels.json, `{`, not written by Longwire: Unexpected end-of-input",
                "labels.json, `{\"labels\": {\"a b\": \"c\"}}`, not written by Longwire: label: a b",
                "plan.conf, `longwire {`, not a plan: ",
                "plan.conf, name = x, not a plan (expected: a block longwire",
                "environment.json, `{`, not written by Longwire: Unexpected end-of-input",
                "paths.json, nonsense, not written by Longwire: Unrecognized token",
            })
    void aRunWhoseOtherFilesAreDamagedIsReadWithoutThem(String file, String content, String fault) {
        damaged.writeText(file, content);

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.figures(Quantity.of("response p50"))).hasSize(2);
            assertThat(index.damaged()).singleElement().satisfies(told -> {
                assertThat(told.file()).isEqualTo(damaged.path().resolve(file));
                assertThat(told.fault()).startsWith(fault);
            });
        }
    }

    /** Somebody may leave a plan there that would have us read other files, or a network. */
    @ParameterizedTest
    @ValueSource(strings = {"file(\"%s\")", "url(\"file:%s\")", "\"%s\"", "required(file(\"%s\"))"})
    void aPlanIsReadWithoutWhatItIncludes(String include) throws IOException {
        Path other = Files.writeString(results.resolve("other.conf"), "longwire { rate = 7 }");
        String plan = damaged.readText("plan.conf");
        damaged.writeText("plan.conf", "include " + String.format(include, other) + "\n" + plan);

        try (RunIndex index = open()) {
            assertThat(index.runs())
                    .hasSize(2)
                    .allSatisfy(run -> assertThat(run.load().keys()).containsEntry("rate", "1000"));
        }
    }

    @Test
    void aRunWithoutAPlanStandsByItself() throws IOException {
        Files.delete(damaged.path().resolve("plan.conf"));

        try (RunIndex index = open()) {
            assertThat(index.runs().get(1).load()).isEqualTo(Comparability.unknown());
            assertThat(index.damaged())
                    .containsExactly(new DamagedFile(damaged.path().resolve("plan.conf"), "missing"));
        }
    }

    @Test
    void aRunWithoutAnEnvironmentIsToldAndReadWithoutIt() throws IOException {
        Files.delete(damaged.path().resolve("environment.json"));

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.damaged())
                    .containsExactly(new DamagedFile(damaged.path().resolve("environment.json"), "missing"));
        }
    }

    @Test
    void aFileThatIsALinkOutOfTheRunIsNotReadAndNotQuoted() throws IOException {
        Path plan = damaged.path().resolve("plan.conf");
        Path secret = Files.writeString(results.resolve(".secret"), "do not tell");
        Files.delete(plan);
        Files.createSymbolicLink(plan, secret);

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.damaged()).containsExactly(new DamagedFile(plan, "a link out of the run"));
        }
    }

    @Test
    void aTrialWhoseDirectoryIsGoneIsTold() throws IOException {
        Path trial = damaged.path().resolve("1-edge-poll");
        Files.deleteIfExists(trial.resolve("INVALID"));
        Files.delete(trial);

        try (RunIndex index = open()) {
            assertThat(index.figures(Quantity.of("response p50"))).hasSize(2);
            assertThat(index.damaged()).extracting(DamagedFile::file).containsExactly(trial);
        }
    }

    @Test
    void whatIsNoRunIsToldAndWhatBelongsThereIsNot() throws IOException {
        Files.writeString(results.resolve("README.md"), "about");
        Files.createDirectory(results.resolve("reference"));
        Files.createDirectory(results.resolve(".hidden"));
        Files.createDirectory(results.resolve("photos"));
        Files.writeString(results.resolve("notes.txt"), "mine");

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.damaged())
                    .containsExactly(
                            new DamagedFile(results.resolve("notes.txt"), "not the directory of a run"),
                            new DamagedFile(
                                    results.resolve("photos"),
                                    "no summary.json: not a run, or a run without a finished trial"));
        }
    }

    /** It is not read again while it stays as it is, but told each time. */
    @Test
    void damageIsToldUntilItIsRepaired() {
        String summary = damaged.readText("summary.json");
        damaged.writeText("summary.json", summary.substring(0, summary.length() / 2));
        open().close();

        try (RunIndex index = open()) {
            assertThat(index.damaged()).hasSize(1);
        }
        damaged.writeText("summary.json", summary);
        try (RunIndex index = open()) {
            assertThat(index.damaged()).isEmpty();
            assertThat(index.runs()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"empty", "text", "cut off", "bytes changed"})
    void anIndexFileThatIsDamagedIsMadeAnew(String damage) throws IOException {
        open().close();
        Path file = results.resolve("index.duckdb");
        byte[] content = Files.readAllBytes(file);
        switch (damage) {
            case "empty" -> content = new byte[0];
            case "text" -> Arrays.fill(content, (byte) 'x');
            case "cut off" -> content = Arrays.copyOf(content, content.length / 3);
            default -> {
                for (int index = 3 * 4_096; index < content.length; index += 97) {
                    content[index] ^= 0x5a;
                }
            }
        }
        Files.write(file, content);

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.figures(Quantity.of("response p50"))).hasSize(2);
        }
        assertThat(notices).singleElement().asString().startsWith(file + ": rebuilt (");
        notices.clear();
        open().close();
        assertThat(notices).isEmpty();
    }

    @Test
    void anIndexFileThatIsGoneIsMadeAgain() throws IOException {
        open().close();
        Files.delete(results.resolve("index.duckdb"));

        try (RunIndex index = open()) {
            assertThat(index.runs()).hasSize(2);
        }
        assertThat(results.resolve("index.duckdb")).exists();
    }

    @LongTest
    @Test
    void whileAnotherProcessHoldsTheFileAllIsReadWithoutIt() throws IOException {
        Process other = new ProcessBuilder(
                        JavaCommand.of(IndexHolder.class.getName(), List.of(), List.of(results.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("holding");

            try (RunIndex index = open()) {
                assertThat(index.runs()).hasSize(2);
            }
            assertThat(notices)
                    .containsExactly(results.resolve("index.duckdb")
                            + ": not used; every run is read instead (another process holds it)");
        } finally {
            other.destroyForcibly();
        }
    }

    private RunIndex open() {
        return RunIndex.open(results, notices::add);
    }

    private RunDirectory run(int day) {
        return new SyntheticRun(results, "example", START.plusSeconds(86_400L * day), day)
                .trial("edge", "poll", 200_000)
                .finished();
    }
}

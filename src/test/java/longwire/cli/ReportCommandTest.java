package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");

    @TempDir
    Path results;

    @Test
    void eachRunGetsItsPage() {
        Path one = run("one").path();
        Path other = run("other").path();

        int status = report(one, other);

        assertThat(status).isZero();
        assertThat(one.resolve("report.html")).content().contains("<h1>one</h1>");
        assertThat(other.resolve("report.html")).content().contains("<h1>other</h1>");
    }

    @Test
    void withOutputThereIsOnePageAboutAllAndNoOther() {
        Path one = run("one").path();
        Path other = run("other").path();
        Path page = results.resolve("page.html");

        int status = report("--output", page, one, other);

        assertThat(status).isZero();
        assertThat(page)
                .content()
                .contains("<h1>2 runs</h1>")
                .contains("<h2>one</h2>")
                .contains("<h2>other</h2>");
        assertThat(one.resolve("report.html")).doesNotExist();
    }

    @Test
    void whatIsNoRunAndWhatCannotBeReadNeverStopTheRest() throws Exception {
        Path foreign = Files.createDirectory(results.resolve("foreign"));
        Path broken = run("broken").path();
        Files.writeString(broken.resolve("summary.json"), "{\"name\": ");
        Path one = run("one").path();

        assertThat(report(foreign, one)).isEqualTo(2);
        assertThat(report(broken, foreign, one)).isEqualTo(3);

        assertThat(one.resolve("report.html")).exists();
        assertThat(foreign).isEmptyDirectory();
    }

    @Test
    void ofNothingButForeignDirectoriesThereIsNoPage() throws Exception {
        Path foreign = Files.createDirectory(results.resolve("foreign"));
        Path page = results.resolve("page.html");

        assertThat(report("--output", page, foreign)).isEqualTo(2);

        assertThat(page).doesNotExist();
    }

    private RunDirectory run(String name) {
        RunDirectory run = RunDirectory.create(results, name, START);
        run.writeSummary(new RunSummary(name, START.toString(), 1, 0, List.of()));
        return run;
    }

    private static int report(Object... arguments) {
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        return new CommandLine(new ReportCommand()).execute(words);
    }
}

package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFactsTest {
    @TempDir
    Path results;

    @Test
    void machineVersionsAndPathsAreTold() {
        RunDirectory run = new ExampleRun(results).with("edge", "poll", trial()).finished();
        run.writeJson(
                "environment",
                Map.of("cpu", "A processor", "cpus", 2, "kernel", "Linux 6.1", "load-average", 0.25, "loopback", true));
        run.writeJson(
                "paths",
                List.of(
                        Map.of("name", "direct", "proxy", "direct", "version", ""),
                        Map.of(
                                "name", "nginx-1",
                                "proxy", "nginx",
                                "version", "1.22.1",
                                "tls", "none",
                                "settings", Map.of("worker_processes", "1"),
                                "configurationSha256", "0123456789abcdef")));

        RunFacts facts = RunFacts.of(new RunReader(run));

        assertThat(facts.strip())
                .containsExactly(
                        "2 × A processor",
                        "Linux 6.1",
                        "load 0.250 at the start",
                        "all on one machine",
                        "nginx 1.22.1");
        assertThat(facts.paths().get(1))
                .isEqualTo(new RunFacts.PathFacts(
                        "nginx-1", "nginx 1.22.1", "none", "0123456789ab", Map.of("worker_processes", "1")));
    }

    /** As in runs of before. */
    @Test
    void whatIsNotKnownIsNotTold() {
        RunDirectory run = new ExampleRun(results).with("edge", "poll", trial()).finished();

        RunFacts facts = RunFacts.of(new RunReader(run));

        assertThat(facts.strip()).containsExactly("6.1");
        assertThat(facts.paths()).isEmpty();
    }
}

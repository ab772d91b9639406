package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import longwire.process.ShortCommand;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.results.TrialSummary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths of the user's with configurations, programs and delays of their own: real processes, real connections. */
@Tag("whole")
class OwnPathsTest {
    private static final String CONFIGURATION =
            """
            events { worker_connections 512; }
            http { server {
              listen 80;
              location /ws {
                proxy_pass http://app.internal:9000;
                proxy_http_version 1.1;
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Connection upgrade;
                proxy_read_timeout 75s;
              }
            } }
            """;

    @TempDir
    private Path directory;

    @Test
    void eachRunsInItsOwnPathAndTheRunSaysWhichWasWhich() throws Exception {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        Path before = Files.writeString(directory.resolve("before.conf"), CONFIGURATION);
        Path after = Files.writeString(directory.resolve("after.conf"), CONFIGURATION.replace("75s", "90s"));
        Path program = Files.copy(ShortCommand.find("nginx").orElseThrow(), directory.resolve("nginx"));

        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("paths=[{ name = before, proxy = nginx, config = \"" + before + "\" }, "
                        + "{ name = after, proxy = nginx, config = \"" + after + "\" }, "
                        + "{ name = other, proxy = nginx, program = \"" + program + "\" }]"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = RunDirectory.open(experiment.run());
            assertThat(run.summary().trials()).as(experiment.text()).hasSize(3);
            for (TrialSummary trial : run.summary().trials()) {
                assertThat(BusyMachine.otherReasons(trial))
                        .as(experiment.text())
                        .isEmpty();
            }
            assertThat(status).isIn(0, 2);
            assertThat(run.paths())
                    .extracting(RunPath::name, RunPath::configuration)
                    .containsExactly(
                            tuple("before", before.toString()), tuple("after", after.toString()), tuple("other", ""));
            assertThat(run.paths().get(2).program()).isEqualTo(program.toString());
            assertThat(run.paths())
                    .extracting(RunPath::version)
                    .doesNotContain("")
                    .hasSize(3);
            assertThat(run.paths().get(1).settings()).containsEntry("proxy_read_timeout", "90s");
            assertThat(experiment.text())
                    .contains(
                            "before runs " + before + " with these changes:",
                            "  " + before + ":3: listen 80; → listen ");
            assertThat(experiment.run().resolve("processes/before/changes.txt"))
                    .content()
                    .contains(before + ":5: proxy_pass http://app.internal:9000; → proxy_pass http://127.0.0.1:");
            assertThat(experiment.run().resolve("processes/before/scratch")).doesNotExist();
            String trial = run.summary().trials().stream()
                    .map(TrialSummary::name)
                    .filter(name -> name.contains("after"))
                    .findFirst()
                    .orElseThrow();
            assertThat(experiment.run().resolve(trial).resolve("proxy.conf"))
                    .content()
                    .contains("proxy_read_timeout 90s;");
        }
    }

    @Test
    void aPathWhoseRepliesAreKeptBackIsSlowerByAsMuch() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("paths=[edge, { name = slow, proxy = edge, delay = 40ms }]"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = BusyMachine.finished(experiment, status);
            assertThat(run.path().resolve("paths.json")).content().contains("\"delay\" : \"40ms\"");
            for (TrialSummary trial : run.summary().trials()) {
                long leastNanos = trial.latencies().get("response").minNanos();
                assertThat(leastNanos >= 40_000_000)
                        .as(trial.name())
                        .isEqualTo(trial.path().equals("slow"));
            }
        }
    }
}

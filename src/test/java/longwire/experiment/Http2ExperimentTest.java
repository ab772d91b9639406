package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets on shared HTTP/2 connections beside the same over HTTP/1.1, from the command to the report. */
@Tag("whole")
@LongTest
class Http2ExperimentTest {
    @TempDir
    private Path directory;

    @Test
    void theSameLoadIsMeasuredOverBothVersionsOfHttp() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with(
                        "paths=[{ name = edge, proxy = edge, tls = viewer }]",
                        "transports=websocket,websocket-http2",
                        "http2.connections=4"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = BusyMachine.finished(experiment, status);
            assertThat(run.summary().trials())
                    .extracting(TrialSummary::transport)
                    .containsExactlyInAnyOrder("websocket", "websocket-http2");
            assertThat(run.summary().trials()).allSatisfy(trial -> {
                assertThat(trial.counts()).containsEntry("opened", 40L).containsEntry("dropped", 0L);
                assertThat(trial.counts().get("sent")).isEqualTo(trial.counts().get("received"));
                assertThat(trial.counts().get("weighed-replies")).isPositive();
            });
        }
    }

    @Test
    void aPathWithoutHttp2IsToldSoBeforeTheLoad() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("paths=direct", "transports=websocket-http2", "reconnect.attempts=0"))) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(3);
            assertThat(experiment.output())
                    .anyMatch(line ->
                            line.startsWith("direct: ws://") && line.contains(" cannot be used: speaks no HTTP/2: "))
                    .noneMatch(line -> line.contains("\tat "));
        }
    }
}

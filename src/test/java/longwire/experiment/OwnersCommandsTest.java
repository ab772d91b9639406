package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.results.Outcome;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What owners of running systems say is done to them in the middle of a trial. */
@LongTest
@Tag("whole")
class OwnersCommandsTest {
    @TempDir
    private Path directory;

    @Test
    void aReloadThatFailsIsToldWithItsStatusAndItsLastLinesAndTheOthersGoOn() throws Exception {
        List<TrialSummary> trials = trials(
                2,
                "reload",
                "reload = \"echo reloaded >> " + calls() + "\"",
                "reload = \"echo unknown directive; exit 7\"");

        for (TrialSummary trial : trials) {
            if (trial.path().equals("good")) {
                assertThat(trial.invalid()).isEmpty();
                assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 0.0);
                assertThat(trial.outcome().sentences().get(0)).startsWith("reload of good cut 0 of 40 tunnels");
            } else {
                assertThat(trial.invalid())
                        .containsExactly("the planned disturbance did not happen: "
                                + "reload of bad ended with status 7\nunknown directive");
            }
        }
        assertThat(Files.readAllLines(calls())).containsExactly("reloaded");
    }

    @Test
    void whatIsStoppedIsStartedAgain() throws Exception {
        String commands = "stop = \"echo stopped >> " + calls() + "\", start = \"echo started >> " + calls() + "\"";

        List<TrialSummary> trials = trials(0, "stop", commands, commands);

        assertThat(trials).allMatch(trial -> trial.invalid().isEmpty());
        assertThat(Files.readAllLines(calls())).containsExactly("stopped", "started", "stopped", "started");
    }

    private Path calls() {
        return directory.resolve("calls");
    }

    private List<TrialSummary> trials(int status, String what, String good, String bad) throws Exception {
        OriginSettings settings = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20);
        try (OriginServer system = OriginServer.start(settings);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        SmallPlan.with(
                                "paths=[" + path("good", system, good) + ", " + path("bad", system, bad) + "]",
                                "transports=websocket",
                                "keep-going=true",
                                "disturbance.what=" + what,
                                "disturbance.after=200ms",
                                "disturbance.lasting=100ms",
                                "duration=2s"))) {
            assertThat(experiment.awaitEnd()).as(experiment.text()).isEqualTo(status);
            return RunDirectory.open(experiment.run()).summary().trials();
        }
    }

    private static String path(String name, OriginServer system, String commands) {
        return "{ name = " + name + ", proxy = external, target = \"ws://" + system.endpoint() + "/echo\", " + commands
                + " }";
    }
}

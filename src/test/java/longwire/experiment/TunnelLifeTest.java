package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.experiment.aftermath.Aftermath;
import longwire.process.ShortCommand;
import longwire.results.Outcome;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole experiment for each thing that may happen to a connection while it lives. */
@LongTest
@Tag("whole")
class TunnelLifeTest {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int LEAK_BYTES = 65_536;

    @TempDir
    private Path directory;

    @Test
    void pingsOftenEnoughKeepIdleTunnelsAndOthersDoNot() throws Exception {
        TrialSummary trial = trial(
                "IdlePings",
                "paths=[{name = edge, proxy = edge, settings {tunnel.idle-timeout = 3s, tunnel.idle-counts = either}}]",
                "connections=20",
                "ping-intervals=500ms,5s",
                "duration=8s");

        assertThat(trial.invalid()).isEmpty();
        assertThat(trial.outcome().figures()).containsEntry(Outcome.KEEPING_PING, 500 * NANOS_PER_MILLI);
        assertThat(trial.outcome().sentences())
                .containsExactly(
                        "pings every 500 ms or more often kept all idle tunnels through edge; 5.00 s cut 10 of 10");
    }

    @Test
    void aBlackHoleIsNoticedByPongsThatDoNotCome() throws Exception {
        TrialSummary trial = trial(
                "ImpairedNetwork",
                "paths=edge",
                "ping-interval=200ms",
                "ping-timeout=1s",
                "connect-timeout=1s",
                "disturbance.what=black-hole",
                "disturbance.after=200ms",
                "disturbance.lasting=3s",
                "duration=10s",
                "reconnect.attempts=200",
                "reconnect.longest=500ms");

        assertThat(trial.invalid()).isEmpty();
        assertThat(trial.drops()).containsExactlyEntriesOf(Map.of("no pong", 40L));
        assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 40.0);
    }

    @Test
    void aDelayOfTheNetworkIsInTheTimesMeanwhileAndCutsNothing() throws Exception {
        TrialSummary trial = trial(
                "ImpairedNetwork",
                "paths=edge",
                "ping-interval=0s",
                "ping-timeout=0s",
                "disturbance.what=delay:400ms",
                "disturbance.after=4s",
                "disturbance.lasting=2s",
                "duration=8s");

        Aftermath aftermath = aftermath(trial);
        assertThat(BusyMachine.otherReasons(trial))
                .as("new viewers that came meanwhile are tunnels of the proxy, not of the trial")
                .isEmpty();
        assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 0.0);
        assertThat(aftermath.response().during().maxNanos()).isGreaterThanOrEqualTo((long) (800 * NANOS_PER_MILLI));
        assertThat(aftermath.response().before().percentileNanos().get(50.0))
                .isLessThan((long) (800 * NANOS_PER_MILLI));
        assertThat(aftermath.messages().missing()).isZero();
    }

    @Test
    void viewersThatStopReadingAreNotTimedAndGetAllTheirReplies() throws Exception {
        TrialSummary trial = trial(
                "SlowReaders",
                "paths=edge",
                "payload-bytes=64",
                "disturbance.what=slow-readers:25",
                "disturbance.after=200ms",
                "disturbance.lasting=1s",
                "duration=3s");

        assertThat(trial.counts().get("received"))
                .isPositive()
                .isEqualTo(trial.counts().get("sent"));
        assertThat(4 * trial.latencies().get("response").count())
                .isEqualTo(3 * trial.counts().get("due-measured"));
        assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 0.0);
    }

    /** Of 64 KiB a tunnel, so that seconds are enough; scripts/planted-leak has one of 1 kB. */
    @Test
    void aSoakFindsByHowMuchAProxyGrowsWithEachTunnelAndMissesNoMessage() throws Exception {
        Assumptions.assumeTrue(ShortCommand.find("python3").isPresent(), "python3 is not installed");
        Path leaking = Files.copy(
                Path.of("src/test/python/leaking_proxy.py"),
                directory.resolve("leaking-" + LEAK_BYTES),
                StandardCopyOption.COPY_ATTRIBUTES);

        TrialSummary trial = trial(
                "Soak",
                "paths=[{name = leaking, proxy = nghttpx, program = \"" + leaking + "\"}]",
                "rate=40",
                "disturbance.after=1s",
                "disturbance.lasting=500ms",
                "disturbance.every=2s",
                "disturbance.times=8",
                "reconnect.first=100ms",
                "duration=18s");

        Aftermath aftermath = aftermath(trial);
        assertThat(aftermath.memory().slope().bytesPerTunnel()).isBetween(0.9 * LEAK_BYTES, 1.2 * LEAK_BYTES);
        assertThat(aftermath.messages().missing()).isZero();
        assertThat(trial.outcome().sentences().get(0))
                .startsWith("with each tunnel opened, the memory of leaking grew by ")
                .contains("every message accounted for: " + trial.counts().get("sent"))
                .endsWith(", 0 missing");
    }

    private Aftermath aftermath(TrialSummary trial) throws Exception {
        return run().readJson(trial.name() + "/disturbance", Aftermath.class);
    }

    private RunDirectory run() throws Exception {
        try (Stream<Path> runs = Files.list(directory.resolve("results"))) {
            return RunDirectory.open(runs.findFirst().orElseThrow());
        }
    }

    private TrialSummary trial(String simulation, String... settings) throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(directory, simulation, SmallPlan.with(settings))) {
            experiment.awaitEnd();
            experiment.awaitChildrenGone();
            List<TrialSummary> trials =
                    RunDirectory.open(experiment.run()).summary().trials();
            assertThat(trials).as(experiment.text()).hasSize(1);
            return trials.get(0);
        }
    }
}

package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.experiment.BusyMachine;
import longwire.experiment.ExperimentProcess;
import longwire.experiment.SmallPlan;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.results.FleetTrial;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that two members run together, each a process of its own, to the end and with a member lost. */
@LongTest
@Tag("whole")
class FleetTest {
    private static final Pattern MEMBER = Pattern.compile("member (\\d) \\(.*, process (\\d+)\\): ");

    @TempDir
    private Path directory;

    @Test
    void twoMembersRunOnePlanAsOneLoad() throws Exception {
        try (ExperimentProcess fleet = fleet("paths=[direct,edge]")) {
            fleet.awaitEnd();

            RunDirectory run = RunDirectory.open(fleet.run());
            List<TrialSummary> trials = run.summary().trials();
            assertThat(trials).as(fleet.text()).hasSize(2);
            for (TrialSummary trial : trials) {
                assertThat(trial.connections()).isEqualTo(40);
                assertThat(trial.offeredPerSecond()).isEqualTo(400);
                assertThat(trial.counts()).containsEntry("opened", 40L).containsEntry("due-measured", 400L);
                assertThat(trial.costs()).containsKeys("generator", "lead", "origin");
                assertThat(run.trial(trial.name()).histogram(Series.RESPONSE))
                        .isEqualTo(ofMembers(run, trial.name(), Series.RESPONSE))
                        .satisfies(all -> assertThat(all.getTotalCount()).isEqualTo(400));
                assertCoordinated(run.readJson(trial.name() + "/" + FleetTrial.FILE, FleetTrial.class));
            }
            assertThat(run.readJson("fleet").size()).isEqualTo(2);
            assertThat(run.report()).content().contains("The members of the fleet", "common starts");
            fleet.awaitChildrenGone();
        }
    }

    @Test
    void aKilledMemberEndsTheRunInvalidAndLeavesNoProcess() throws Exception {
        try (ExperimentProcess fleet = fleet("paths=direct", "duration=60s")) {
            ProcessHandle second = awaitMeasuring(fleet, 2);

            assertThat(second.destroyForcibly()).isTrue();
            int status = fleet.awaitEnd();

            assertThat(status).as(fleet.text()).isEqualTo(3);
            RunDirectory run = RunDirectory.open(fleet.run());
            assertThat(run.invalid().get(0))
                    .startsWith("member 2 (")
                    .contains(
                            "process " + second.pid(),
                            "is missing since",
                            "after trial 1 began",
                            "with 20 of its connections")
                    .endsWith("; ended after 0 of 1 trials");
            TrialSummary begun = run.summary().trials().get(0);
            assertThat(begun.valid()).isFalse();
            assertThat(run.trial(begun.name()).histogram(Series.RESPONSE).getTotalCount())
                    .as("what was recorded is kept")
                    .isPositive();
            fleet.awaitChildrenGone();
        }
    }

    /** It says nothing, and its connections stay open: only its silence tells. */
    @Test
    void aMemberThatStandsStillEndsTheRunAsWell() throws Exception {
        try (ExperimentProcess fleet = fleet("paths=direct", "duration=60s")) {
            ProcessHandle second = awaitMeasuring(fleet, 2);
            signal(second, "STOP");

            int status = fleet.awaitEnd();

            signal(second, "KILL");
            assertThat(status).as(fleet.text()).isEqualTo(3);
            assertThat(RunDirectory.open(fleet.run()).invalid().get(0))
                    .contains("process " + second.pid(), "is missing since");
            fleet.awaitChildrenGone();
        }
    }

    @Test
    void aMemberThatIsToldToEndClosesItsConnectionsAndSaysSo() throws Exception {
        try (ExperimentProcess fleet = fleet("paths=direct", "duration=60s")) {
            ProcessHandle second = awaitMeasuring(fleet, 2);
            signal(second, "TERM");

            int status = fleet.awaitEnd();

            assertThat(status).as(fleet.text()).isEqualTo(3);
            assertThat(fleet.text()).contains("was told to end, and closes its connections");
            assertThat(RunDirectory.open(fleet.run()).invalid().get(0))
                    .startsWith("member 2 (")
                    .contains(
                            "process " + second.pid(),
                            "with 20 of its connections; told to end, it closed 20 of 20 open connections in ");
            fleet.awaitChildrenGone();
        }
    }

    @Test
    void whereThePlanSaysSoTheRunGoesOnWithoutAMember() throws Exception {
        try (ExperimentProcess fleet =
                fleet("paths=direct", "duration=5s", "repeats=2", "on-member-loss=continue", "deadline=1s")) {
            ProcessHandle second = awaitMeasuring(fleet, 2);

            second.destroyForcibly();
            fleet.awaitEnd();

            List<TrialSummary> trials = RunDirectory.open(fleet.run()).summary().trials();
            assertThat(trials).as(fleet.text()).hasSize(2);
            assertThat(trials.get(0).invalid()).anyMatch(reason -> reason.startsWith("member 2 ("));
            assertThat(trials.get(0).connections()).isEqualTo(40);
            assertThat(trials.get(1).connections()).isEqualTo(20);
            assertThat(trials.get(1).offeredPerSecond()).isEqualTo(200);
            assertThat(trials.get(1).counts()).containsEntry("opened", 20L).containsEntry("due-measured", 1_000L);
            assertThat(BusyMachine.otherReasons(trials.get(1))).isEmpty();
            fleet.awaitChildrenGone();
        }
    }

    @Test
    void ctrlCEndsAllMembers() throws Exception {
        try (ExperimentProcess fleet = fleet("paths=direct", "duration=60s")) {
            awaitMeasuring(fleet, 2);

            fleet.signal("INT");
            fleet.awaitEnd();

            fleet.awaitChildrenGone();
            assertThat(RunDirectory.open(fleet.run()).invalid()).startsWith("interrupted after 0 of 1 trials");
        }
    }

    @Test
    void aPlanWithMoreConnectionsThanAllMembersCanHoldIsRefused() throws Exception {
        try (ExperimentProcess fleet = fleet("target=ws://127.0.0.1:9/echo", "connections=1000000")) {
            assertThat(fleet.awaitEnd()).as(fleet.text()).isEqualTo(2);

            assertThat(fleet.text()).contains("connections: 1000000 (expected: at most ");
            assertThat(directory.resolve("results")).doesNotExist();
            fleet.awaitChildrenGone();
        }
    }

    /** What it cost to have two members do one load, and that each is told for itself. */
    private static void assertCoordinated(FleetTrial trial) {
        assertThat(trial.members()).extracting(FleetTrial.Member::number).containsExactly(1, 2);
        assertThat(trial.startSkewsNanos()).hasSize(2).allMatch(nanos -> nanos >= 0);
        assertThat(trial.members()).allSatisfy(member -> {
            assertThat(member.connections()).isEqualTo(20);
            assertThat(member.responseNanos()).isPositive();
            assertThat(member.cost().residentBytes()).isPositive();
            assertThat(member.process()).isPositive();
            assertThat(member.startsLateNanos()).hasSize(2).allMatch(nanos -> nanos >= 0);
            assertThat(member.coordination().sentBytes()).isPositive();
        });
        assertThat(trial.lead().receivedBytes())
                .as("histograms of both")
                .isGreaterThan(trial.members().get(0).coordination().sentBytes());
        assertThat(trial.lead().cores()).isPositive();
    }

    private ExperimentProcess fleet(String... settings) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("fleet", "--members", "2", "--simulation", "EchoRoundTrip"));
        arguments.addAll(Arrays.asList(SmallPlan.with(settings)));
        return ExperimentProcess.start(directory, arguments);
    }

    /** The process of member {@code number}, when the first trial measures. */
    private static ProcessHandle awaitMeasuring(ExperimentProcess fleet, int number) throws Exception {
        assertThat(fleet.awaitLine("measuring")).as(fleet.text()).isTrue();
        return fleet.output().stream()
                .map(MEMBER::matcher)
                .filter(Matcher::find)
                .filter(line -> line.group(1).equals(Integer.toString(number)))
                .map(line -> ProcessHandle.of(Long.parseLong(line.group(2))).orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    private static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static Histogram ofMembers(RunDirectory run, String trial, Series series) throws Exception {
        Histogram sum = Latencies.histogram();
        try (var members = Files.list(run.path().resolve("members"))) {
            members.filter(Files::isDirectory)
                    .forEach(member -> sum.add(IntervalLog.read(member.resolve(trial), series)));
        }
        return sum;
    }
}

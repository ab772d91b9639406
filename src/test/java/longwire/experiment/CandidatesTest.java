package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.process.SystemSettings;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Paths of which some may be no good, or want something of the machine or of others' systems: as a search tries them. */
@Tag("whole")
@Timeout(Patience.TEST_SECONDS)
class CandidatesTest {
    private static final OriginSettings ORIGIN = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20);
    /** How many messages the kernel logs before it leaves some out: nobody feels it. */
    private static final String HARMLESS = "kernel.printk_ratelimit_burst";

    private static final Path HARMLESS_FILE = Path.of("/proc/sys", HARMLESS.replace('.', '/'));
    private static final String BROKEN =
            "{ name = broken, proxy = edge, settings { sockets.splice = true, sockets.transport = nio } }";

    private static final SystemSettings KERNEL = new SystemSettings();

    @TempDir
    private Path directory;

    /** One with a setting that its proxy refuses and, where it may be written, one with a value that the kernel refuses. */
    @LongTest
    @Test
    void aPathThatDoesNotStartLeavesTheOthersTheirs() throws Exception {
        boolean kernel = Files.isWritable(HARMLESS_FILE);
        try (ExperimentProcess experiment = start(
                "paths=[direct, " + BROKEN
                        + (kernel ? ", { name = bad, proxy = edge, system { " + HARMLESS + " = many } }" : "") + "]",
                "order=direct,broken,direct" + (kernel ? ",bad,direct" : ""),
                "keep-going=true")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            RunDirectory run = RunDirectory.open(experiment.run());
            List<TrialSummary> trials = run.summary().trials();
            assertThat(run.summary().planned()).isEqualTo(kernel ? 5 : 3).isEqualTo(trials.size());
            assertThat(trials.subList(0, 3))
                    .extracting(trial -> trial.name() + " " + trial.repeat())
                    .containsExactly("1-direct-websocket 1", "2-broken-websocket 1", "3-direct-websocket 2");
            assertThat(trials)
                    .filteredOn(trial -> trial.path().equals("direct"))
                    .allSatisfy(
                            trial -> assertThat(BusyMachine.otherReasons(trial)).isEmpty());
            leftOutAsItsProxyRefuses(experiment, run, trials.get(1));
            assertThat(run.invalid())
                    .contains("2-broken-websocket: " + trials.get(1).invalid().get(0));
            if (kernel) {
                leftOutAsTheKernelRefuses(run, trials.subList(3, 5));
            }
            assertThat(run.report()).exists();
        }
    }

    private static void leftOutAsItsProxyRefuses(ExperimentProcess experiment, RunDirectory run, TrialSummary left) {
        assertThat(left.invalid()).singleElement().asString().startsWith("not started: edge ended with status 2 / ");
        assertThat(left.counts()).containsEntry("opened", 0L).containsEntry("lost", 0L);
        assertThat(run.trial(left.name()).invalid()).isEqualTo(left.invalid());
        assertThat(run.readJson("paths").findValuesAsText("notStarted").get(0)).isEmpty();
        assertThat(run.readJson("paths").findValuesAsText("notStarted").get(1)).contains("sockets.splice: true");
        assertThat(experiment.output())
                .anyMatch(line -> line.matches("\\[2/[35]\\] 2-broken-websocket: INVALID: not started: .*"))
                .noneMatch(line -> line.startsWith("warming up broken"));
    }

    private static void leftOutAsTheKernelRefuses(RunDirectory run, List<TrialSummary> badThenDirect) {
        assertThat(badThenDirect).extracting(TrialSummary::path).containsExactly("bad", "direct");
        assertThat(badThenDirect.get(0).invalid())
                .singleElement()
                .asString()
                .startsWith("not started: " + HARMLESS + ": many (expected: ");
        assertThat(run.path().resolve("processes/bad"))
                .as("settings come first: some are read when a program begins to listen")
                .doesNotExist();
    }

    @LongTest
    @Test
    void unlessAskedAPathThatDoesNotStartEndsAll() throws Exception {
        try (ExperimentProcess experiment = start("paths=[direct, " + BROKEN + "]")) {
            int status = experiment.awaitEnd();

            assertThat(status).isEqualTo(3);
            assertThat(experiment.output()).contains("edge ended with status 2");
        }
    }

    @LongTest
    @Test
    void aPathThatDoesNotAnswerLeavesTheOthersTheirs() throws Exception {
        try (OriginServer origin = OriginServer.start(ORIGIN);
                ReservedPort nobody = new ReservedPort();
                ExperimentProcess experiment = start(
                        "paths=[" + external("gone", nobody.endpoint().toString()) + ", "
                                + external("there", origin.endpoint().toString()) + "]",
                        "keep-going=true",
                        "reconnect.attempts=0")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            for (TrialSummary trial :
                    RunDirectory.open(experiment.run()).summary().trials()) {
                if (trial.path().equals("there")) {
                    assertThat(BusyMachine.otherReasons(trial)).isEmpty();
                } else {
                    assertThat(trial.invalid())
                            .singleElement()
                            .asString()
                            .startsWith("not started: gone: ws://127.0.0.1:")
                            .contains("Connection refused");
                }
            }
        }
    }

    @LongTest
    @Test
    void settingsOfTheKernelAreThoseOfTheirPathsTrialsAndOfNothingElse() throws Exception {
        String before = harmlessOrSkip();
        String more = Integer.toString(Integer.parseInt(before) + 1);
        try (ExperimentProcess experiment = start(
                "paths=[direct, { name = tuned, proxy = direct, system { kernel.printk_ratelimit_burst = " + more
                        + " } }]",
                "order=tuned,direct,tuned",
                "duration=4s")) {
            assertThat(experiment.awaitLine("[1/3] tuned websocket   measuring"))
                    .as(experiment.text())
                    .isTrue();
            assertThat(harmless()).isEqualTo(more);
            assertThat(changed(experiment))
                    .content()
                    .contains("\"kernel.printk_ratelimit_burst\" : \"" + before + "\"");
            assertThat(experiment.run().resolve("paths.json"))
                    .content()
                    .contains("\"kernel.printk_ratelimit_burst\" : \"" + more + "\"");

            assertThat(experiment.awaitLine("[2/3] direct websocket  measuring"))
                    .as(experiment.text())
                    .isTrue();
            assertThat(harmless()).isEqualTo(before);
            assertThat(changed(experiment)).doesNotExist();

            assertThat(experiment.awaitLine("[3/3] tuned websocket   measuring"))
                    .as(experiment.text())
                    .isTrue();
            assertThat(harmless()).isEqualTo(more);
            experiment.signal("INT");
            experiment.awaitEnd();

            assertThat(harmless()).isEqualTo(before);
            assertThat(changed(experiment)).doesNotExist();
        } finally {
            KERNEL.putBack(Map.of(HARMLESS, before));
        }
    }

    @Test
    void aValueThatTheKernelDoesNotTakeIsKnownBeforeTheFirstTrial() throws Exception {
        String before = harmlessOrSkip();
        try (ExperimentProcess experiment =
                start("paths=[{ proxy = direct, system { kernel.printk_ratelimit_burst = many } }]")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            assertThat(experiment.output())
                    .anyMatch(line -> line.startsWith("kernel.printk_ratelimit_burst: many (expected: "));
            assertThat(harmless()).isEqualTo(before);
        }
    }

    /** The second time, its commands fail for what is called y. */
    @LongTest
    @Test
    void settingsOfOthersSystemsAreAppliedWhereTheyChangeAndWhereThatFailsItIsOneTrialsLoss() throws Exception {
        Path calls = directory.resolve("calls");
        Path apply = Files.writeString(
                directory.resolve("apply.sh"),
                """
                echo "$LONGWIRE_A_B $(cat "$LONGWIRE_SETTINGS")" >> CALLS
                if [ "$LONGWIRE_A_B" = 2 ] && [ "$(grep -c ^2 CALLS)" = 2 ]; then echo no more of it; exit 7; fi
                """
                        .replace("CALLS", calls.toString()));
        try (OriginServer origin = OriginServer.start(ORIGIN);
                ExperimentProcess experiment = start(
                        "paths=[" + applied("x", 1, origin, apply, calls) + ", " + applied("y", 2, origin, apply, calls)
                                + "]",
                        "order=x,x,y,x")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            RunDirectory run = RunDirectory.open(experiment.run());
            assertThat(run.summary().trials())
                    .extracting(BusyMachine::otherReasons)
                    .containsExactly(
                            List.of(),
                            List.of(),
                            List.of("not started: apply of y ended with status 7 / no more of it"),
                            List.of());
            assertThat(Files.readAllLines(calls))
                    .as("x and y are tried, x is warmed up, and its first two trials need nothing")
                    .containsExactly(
                            "1 a.b=1", "reload", "2 a.b=2", "reload", "1 a.b=1", "reload", "2 a.b=2", "1 a.b=1",
                            "reload");
            assertThat(run.readJson("paths").get(1).path("settings").path("a.b").asText())
                    .isEqualTo("2");
            assertThat(run.path().resolve("processes/y/commands.log")).content().contains("no more of it");
        }
    }

    private static String applied(String name, int value, OriginServer origin, Path apply, Path calls) {
        return "{ name = " + name + ", proxy = external, target = \"" + echo(origin) + "\", settings { a.b = " + value
                + " }, apply = \"sh " + apply + "\", reload = \"echo reload >> " + calls + "\" }";
    }

    private static String external(String name, String endpoint) {
        return "{ name = " + name + ", proxy = external, target = \"ws://" + endpoint + "/echo\" }";
    }

    private static String echo(OriginServer origin) {
        return "ws://" + origin.endpoint() + "/echo";
    }

    private static String harmlessOrSkip() {
        if (!Files.isWritable(HARMLESS_FILE)) {
            Assumptions.abort(HARMLESS_FILE + " cannot be written here: as root, outside of most containers");
        }
        return harmless();
    }

    private static String harmless() {
        return KERNEL.read(List.of(HARMLESS)).get(HARMLESS);
    }

    private static Path changed(ExperimentProcess experiment) throws IOException {
        return experiment.run().resolve("system-settings.json");
    }

    private ExperimentProcess start(String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("connections=20", "warm-up=100ms", "duration=500ms"));
        all.addAll(Arrays.asList(settings));
        return ExperimentProcess.start(directory, "EchoRoundTrip", SmallPlan.with(all.toArray(String[]::new)));
    }
}

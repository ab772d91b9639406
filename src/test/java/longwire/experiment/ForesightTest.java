package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import longwire.measurement.Series;
import longwire.plan.Plan;
import longwire.plan.PlanReader;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before a run of what it is likely to tell. */
class ForesightTest {
    @TempDir
    private Path results;

    @Test
    void theLastRunOfTheSameLoadSaysIt() {
        RunDirectory earlier = earlier(plan("repeats", "8"), 8);

        assertThat(lines(plan("repeats", "12")))
                .hasSize(2)
                .allMatch(line -> line.length() <= 80)
                .first()
                .isEqualTo("as trials spread in " + earlier.path().getFileName() + ",");
        assertThat(lines(plan("repeats", "12")).get(1)).startsWith("12 rounds are likely to tell response p50 ");
        assertThat(lines(plan("repeats", "12", "rate", "500")))
                .containsExactly("how small a difference these rounds can tell is not known before the first run");
    }

    @Test
    void aRunThatIsTooShortHidesNoOlderOne() {
        RunDirectory earlier = earlier(plan("repeats", "8"), 8);
        earlier(plan("repeats", "2"), 2);

        assertThat(lines(plan("repeats", "12")).get(0))
                .contains(earlier.path().getFileName().toString());
    }

    @Test
    void tooFewRoundsAreToldAsSuchAndOnePathComparesNothing() {
        assertThat(lines(plan("repeats", "2")))
                .containsExactly("2 rounds cannot tell a difference: 6 or more would (repeats)");
        assertThat(lines(plan("repeats", "4", "design", "duet", "paths", "direct,edge,nginx")))
                .containsExactly("4 rounds cannot tell a difference: 7 or more would (repeats)");
        assertThat(lines(plan("paths", "edge"))).isEmpty();
    }

    private List<String> lines(Plan plan) {
        RunDirectory run = RunDirectory.create(results, "now", Instant.now());
        run.writeText("plan.conf", plan.text());
        run.writeEnvironment(EnvironmentReading.of(plan));
        return Foresight.lines(run, plan);
    }

    private RunDirectory earlier(Plan plan, int rounds) {
        SplittableRandom random = new SplittableRandom(rounds);
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < rounds; round++) {
            for (String path : List.of("direct", "edge")) {
                double spread = 1 + 0.02 * random.nextDouble();
                run.with(path, "websocket", ExampleRun.trial().readings(Series.RESPONSE, 2_000, any ->
                        (long) (1e6 * spread)));
            }
        }
        RunDirectory finished = run.finished();
        finished.writeText("plan.conf", plan.text());
        finished.writeEnvironment(EnvironmentReading.of(plan));
        return finished;
    }

    private static Plan plan(String... keys) {
        Properties properties = new Properties();
        properties.put("longwire.transports", "websocket");
        properties.put("longwire.paths", "direct,edge");
        for (int key = 0; key < keys.length; key += 2) {
            properties.put("longwire." + keys[key], keys[key + 1]);
        }
        return PlanReader.read("plans/echo-round-trip.conf", properties);
    }
}

package longwire.selftest;

import static longwire.selftest.Found.broken;
import static longwire.selftest.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A floor of 100 to 200 µs, and delays from 0 to 2 ms on top of it. */
class DelayJudgeTest {
    private static final int MESSAGES = 10_000;

    @TempDir
    private Path results;

    @Test
    void whatIsTheSumOfDelayAndFloorHolds() {
        Judgement judgement = judge(delay -> delay);

        assertThat(broken(judgement)).isEmpty();
        assertThat(judgement.checks())
                .extracting(Check::name)
                .containsExactly("trials", "uniform:0-2ms, p50", "uniform:0-2ms, p90", "uniform:0-2ms, p99");
        assertThat(check(judgement, "uniform:0-2ms, p50").must()).endsWith(", around 1.15 ms");
        assertThat(judgement.remarks())
                .singleElement()
                .isEqualTo("Without delay the round-trip takes 149 µs at p50 and 199 µs at p99.");
    }

    @Test
    void aRecordingThatCutsTheTailIsFound() {
        Judgement judgement = judge(delay -> Math.min(delay, 1.9e6));

        assertThat(broken(judgement)).containsExactly("uniform:0-2ms, p99");
    }

    @Test
    void aRecordingThatSaysATenthTooMuchIsFoundAtEachPercentile() {
        Judgement judgement = judge(delay -> 1.1 * delay);

        assertThat(broken(judgement)).containsExactly("uniform:0-2ms, p50", "uniform:0-2ms, p90", "uniform:0-2ms, p99");
        assertThat(check(judgement, "uniform:0-2ms, p50").advice()).isNotEmpty();
    }

    /** Of ten thousand messages chance alone makes p50 3 % longer or shorter; of a hundred, more than 20 %. */
    @Test
    void fewMessagesProveLess() {
        assertThat(broken(judge(delay -> 1.1 * delay, 100))).isEmpty();
    }

    @Test
    void withoutAFloorThereIsNothingToAddTo() {
        ExampleRun run = new ExampleRun(results).with("late", "websocket", trial(delay -> delay, MESSAGES));

        Judgement judgement = new DelayJudge().of(withPaths(run));

        assertThat(judgement.checks()).extracting(Check::name).containsExactly("trials");
    }

    @Test
    void whatTheFloorIsKeptBackByIsNoPartOfIt() {
        ExampleRun run = new ExampleRun(results)
                .with("floor", "websocket", trial(delay -> 3e6, MESSAGES))
                .with("late", "websocket", trial(delay -> delay, MESSAGES));

        Judgement judgement = new DelayJudge().of(withPaths(run, "3ms"));

        assertThat(judgement.checks()).hasSize(4);
        assertThat(broken(judgement)).isEmpty();
        assertThat(judgement.remarks().get(0)).startsWith("Without delay the round-trip takes 1");
    }

    private Judgement judge(DoubleUnaryOperator distortion) {
        return judge(distortion, MESSAGES);
    }

    private Judgement judge(DoubleUnaryOperator distortion, int messages) {
        ExampleRun run = new ExampleRun(results)
                .with("floor", "websocket", trial(delay -> 0, MESSAGES))
                .with("late", "websocket", trial(distortion, messages));
        return new DelayJudge().of(withPaths(run));
    }

    private static ExampleRun.Trial trial(DoubleUnaryOperator distortion, int messages) {
        SplittableRandom random = new SplittableRandom(1);
        return ExampleRun.trial().readings(Series.RESPONSE, messages, any ->
                (long) (random.nextDouble(1e5, 2e5) + distortion.applyAsDouble(random.nextDouble(2e6))));
    }

    private static RunDirectory withPaths(ExampleRun example) {
        return withPaths(example, "");
    }

    private static RunDirectory withPaths(ExampleRun example, String floorDelay) {
        RunDirectory run = example.finished();
        run.writeJson(
                "paths",
                List.of(
                        Map.of("name", "floor", "proxy", "direct", "delay", floorDelay),
                        Map.of("name", "late", "proxy", "direct", "delay", "uniform:0-2ms")));
        return run;
    }
}

package longwire.selftest;

import static longwire.selftest.Found.broken;
import static longwire.selftest.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 1,000 messages/s, and so a millisecond between two. */
class FloorJudgeTest {
    private static final long MICRO = 1_000;
    private static final int MANY = 5_000;

    @TempDir
    private Path results;

    @Test
    void aQuietMachineIsFit() {
        Judgement judgement = judge(quiet(), quiet(), quiet());

        assertThat(broken(judgement)).isEmpty();
        assertThat(judgement.checks())
                .extracting(Check::name)
                .containsExactly(
                        "trials",
                        "service time p50",
                        "send lag p50",
                        "send lag p99",
                        "generator's pauses p99",
                        "origin's pauses p99",
                        "trust limit");
        assertThat(check(judgement, "service time p50").measured()).isEqualTo("60.0 µs");
        assertThat(check(judgement, "send lag p50").must()).startsWith("below 40.0 µs");
        assertThat(check(judgement, "trust limit").measured()).isEqualTo("p99.9");
    }

    @ParameterizedTest(name = "{0} of {2} µs: {3}")
    @CsvSource({
        "SERVICE, false, 251, service time p50",
        "SEND_LAG, false, 41, send lag p50",
        "SEND_LAG, true, 1002, send lag p99",
        "GENERATOR_PAUSE, true, 1002, generator's pauses p99",
        "ORIGIN_PAUSE, true, 1002, origin's pauses p99",
    })
    void whatIsTooSlowIsToldByItsNameWithWhatToDo(Series series, boolean tailAlone, long micros, String name) {
        ExampleRun.Trial trial =
                quiet().readings(series, MANY, index -> tailAlone && index % 50 != 0 ? 10 * MICRO : micros * MICRO);

        Judgement judgement = judge(trial, trial, trial);

        assertThat(broken(judgement)).containsExactly(name);
        assertThat(check(judgement, name).advice()).isNotEmpty();
    }

    @Test
    void aTrustLimitBelowP99InMostTrialsIsNotEnough() {
        Judgement once = judge(quiet(), quiet(), quiet().trustLimit(90));
        Judgement mostly = judge(quiet(), quiet().trustLimit(0), quiet().trustLimit(0));

        assertThat(broken(once)).isEmpty();
        assertThat(broken(mostly)).containsExactly("trust limit");
        assertThat(check(mostly, "trust limit").measured()).isEqualTo("none, not even p90");
    }

    @Test
    void whatWasNotRecordedDoesNotHold() {
        ExampleRun.Trial silent = ExampleRun.trial()
                .readings(Series.RESPONSE, MANY, any -> 80 * MICRO)
                .readings(Series.SERVICE, MANY, any -> 60 * MICRO)
                .readings(Series.SEND_LAG, MANY, any -> 10 * MICRO)
                .readings(Series.GENERATOR_PAUSE, MANY, any -> 5 * MICRO);

        Judgement judgement = judge(silent);

        assertThat(check(judgement, "origin's pauses p99").measured()).isEqualTo("nothing was recorded");
        assertThat(broken(judgement)).containsExactly("origin's pauses p99");
    }

    @Test
    void trialsThatCanNotBeBelievedAreToldWithTheirReasons() {
        Judgement judgement = judge(quiet(), quiet().invalid("lost messages: 3 (expected: 0)"));

        assertThat(broken(judgement)).containsExactly("trials");
        assertThat(check(judgement, "trials").measured())
                .isEqualTo("2 of 3 are VALID; 3-direct-websocket: lost messages: 3 (expected: 0)");
    }

    @Test
    void whereNoTrialIsValidNothingElseIsJudged() {
        Judgement judgement = judge(quiet().invalid("a process died"));

        assertThat(judgement.checks()).extracting(Check::name).containsExactly("trials");
        assertThat(broken(judgement)).containsExactly("trials");
    }

    @Test
    void byHowMuchTrialsDifferThatAreAlikeIsTold() {
        Judgement judgement = judge(quiet(), response(84), response(77));

        assertThat(judgement.remarks())
                .singleElement()
                .asString()
                .startsWith("3 trials without a proxy differed by up to"
                        + " 6.98 µs at p50, 6.98 µs at p90, 6.98 µs at p99:");
    }

    private static ExampleRun.Trial quiet() {
        return response(80);
    }

    private static ExampleRun.Trial response(long micros) {
        return ExampleRun.trial()
                .readings(Series.RESPONSE, MANY, any -> micros * MICRO)
                .readings(Series.SERVICE, MANY, any -> 60 * MICRO)
                .readings(Series.SEND_LAG, MANY, any -> 10 * MICRO)
                .readings(Series.GENERATOR_PAUSE, MANY, any -> 5 * MICRO)
                .readings(Series.ORIGIN_PAUSE, MANY, any -> 5 * MICRO)
                .trustLimit(99.9);
    }

    private Judgement judge(ExampleRun.Trial... trials) {
        ExampleRun run = new ExampleRun(results).with("edge", "websocket", response(500));
        for (ExampleRun.Trial trial : trials) {
            run.with("direct", "websocket", trial);
        }
        return new FloorJudge().of(run.finished());
    }
}

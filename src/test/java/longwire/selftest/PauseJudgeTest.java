package longwire.selftest;

import static longwire.selftest.Found.broken;
import static longwire.selftest.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D = 500 ms in T = 10 s: the law says 400 ms. */
class PauseJudgeTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path results;

    /** Messages each half millisecond, of which those due within the stall wait for its end. */
    @Test
    void aRecordingThatChargesTheStallToEachMessageHoldsTheLaw() {
        int messages = 20_000;
        ExampleRun.Trial stalled = ExampleRun.trial()
                .readings(
                        Series.RESPONSE,
                        messages,
                        index -> index < 1_000 ? 500 * MILLI - index * MILLI / 2 : MILLI / 10)
                .readings(Series.ORIGIN_PAUSE, 10_000, index -> index < 1 ? 501 * MILLI : 0);

        Judgement judgement = judge(stalled);

        assertThat(broken(judgement)).isEmpty();
        assertThat(check(judgement, "response time p99").measured()).startsWith("400 ms (");
        assertThat(judgement.remarks())
                .containsExactly("The origin recorded pauses of 501 ms; the plan asked for 500 ms.");
    }

    @Test
    void theMedianOfTheTrialsCounts() {
        assertThat(broken(judge(tail(429), tail(404), tail(403)))).isEmpty();
        assertThat(broken(judge(tail(429), tail(428), tail(403)))).containsExactly("response time p99");
    }

    @Test
    void aRecordingThatWaitsForAnswersBeforeItSendsIsFound() {
        Judgement judgement = judge(tail(3), tail(2), tail(2));

        assertThat(broken(judgement)).containsExactly("response time p99");
        assertThat(check(judgement, "response time p99").measured()).startsWith("2.00 ms (−99");
    }

    private static ExampleRun.Trial tail(long millis) {
        return ExampleRun.trial()
                .readings(Series.RESPONSE, 2_000, index -> index % 50 == 0 ? millis * MILLI : MILLI / 10);
    }

    private Judgement judge(ExampleRun.Trial... trials) {
        ExampleRun example = new ExampleRun(results);
        for (ExampleRun.Trial trial : trials) {
            example.with("direct", "websocket", trial);
        }
        RunDirectory run = example.finished();
        run.writeText("plan.conf", "longwire { duration = 10s, disturbance { lasting = 500ms } }");
        return new PauseJudge().of(run);
    }
}

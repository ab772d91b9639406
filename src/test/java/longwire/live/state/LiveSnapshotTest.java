package longwire.live.state;

import static longwire.live.state.Runs.EIGHT_TRIALS;
import static longwire.live.state.Runs.limit;
import static longwire.live.state.Runs.trial;
import static longwire.live.state.Runs.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longwire.measurement.Count;
import longwire.measurement.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one snapshot follows from another. */
class LiveSnapshotTest {
    @Test
    void aTrialThatEndsIsKeptAsItStoodLast() {
        LiveTrial last = trial(1, "edge", "poll").seconds(9).build();

        LiveSnapshot snapshot = waiting()
                .afterSecond(trial(1, "edge", "poll").seconds(8).build(), 2_000)
                .afterSecond(last, 3_000)
                .afterTrial(List.of("too slow"), limit(95), 4_000);

        assertThat(snapshot.trial()).isEmpty();
        assertThat(snapshot.ended()).containsExactly(new EndedTrial(last, List.of("too slow"), limit(95)));
        assertThat(snapshot.valid()).isZero();
        assertThat(snapshot.invalid()).isEqualTo(1);
        assertThat(snapshot.atMillis()).isEqualTo(4_000);
    }

    @Test
    void anEndWithoutATrialChangesNothing() {
        assertThat(waiting().afterTrial(List.of(), limit(99), 2_000)).isEqualTo(waiting());
    }

    @Test
    void pointsAreNumberedAndTheOldestGo() {
        LiveSnapshot snapshot = waiting();
        for (int second = 1; second <= LiveSnapshot.MOST_POINTS + 20; second++) {
            snapshot = snapshot.afterSecond(trial(1, "edge", "poll").build(), second);
        }

        assertThat(snapshot.points()).hasSize(LiveSnapshot.MOST_POINTS);
        assertThat(snapshot.points().get(0).number()).isEqualTo(21);
        assertThat(snapshot.points().get(LiveSnapshot.MOST_POINTS - 1).number())
                .isEqualTo(LiveSnapshot.MOST_POINTS + 20);
    }

    @Test
    void onlyTheLatestTrialsAreKeptButAllAreCounted() {
        LiveSnapshot snapshot = waiting();
        for (int number = 1; number <= LiveSnapshot.MOST_ENDED + 3; number++) {
            snapshot = snapshot.afterSecond(trial(number, "edge", "poll").build(), number)
                    .afterTrial(List.of(), limit(99), number);
        }

        assertThat(snapshot.ended()).hasSize(LiveSnapshot.MOST_ENDED);
        assertThat(snapshot.ended().get(0).last().number()).isEqualTo(4);
        assertThat(snapshot.valid()).isEqualTo(LiveSnapshot.MOST_ENDED + 3);
    }

    @Test
    void aSnapshotThatSomebodyHoldsStaysAsItWas() {
        LiveState state = new LiveState(EIGHT_TRIALS, () -> 1_000);
        LiveSnapshot held = state.snapshot();

        state.say("begun");
        state.tick(trial(1, "edge", "poll").build());

        assertThat(held).isEqualTo(waiting());
        assertThat(state.snapshot().said()).isEqualTo("begun");
        assertThat(state.snapshot().points()).hasSize(1);
    }

    @Test
    void aPointTellsOfEventsWhereNothingIsSent() {
        LivePoint sends = LivePoint.of(
                1, 0, trial(1, "edge", "poll").count(Count.EVENTS, 7).build());
        LivePoint listens =
                LivePoint.of(1, 0, trial(1, "edge", "websocket").listening().build());

        assertThat(sends.perSecond()).isEqualTo(1_000.4);
        assertThat(sends.series()).contains(Series.RESPONSE);
        assertThat(listens.perSecond()).isEqualTo(10_000);
        assertThat(listens.series()).contains(Series.STALENESS);
        assertThat(LivePoint.of(1, 0, trial(1, "edge", "poll").noLatencies().build())
                        .latencies())
                .isEmpty();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            8 | 0 | 0  | 0  | 80   | before the first, by the plan
            8 | 1 | 0  | 4  | 76   | in the first, by the plan as well
            8 | 1 | 0  | 25 | 70   | a first that takes longer than planned leaves those behind it
            8 | 3 | 12 | 2  | 70   | later, by what those that are over took
            8 | 8 | 12 | 12 | 0    | at the end
            """)
    void timeLeftIsThatOfTheTrialsLeft(
            int trials, int number, double endedSeconds, double seconds, double left, String when) {
        LiveRun run = new LiveRun("name", "directory", 0, trials, 10);
        List<EndedTrial> ended = new ArrayList<>();
        for (int before = 1; before < number; before++) {
            ended.add(new EndedTrial(
                    trial(before, "edge", "poll").seconds(endedSeconds).build(), List.of(), limit(99)));
        }
        Optional<LiveTrial> current = number == 0
                ? Optional.empty()
                : Optional.of(trial(number, "edge", "poll").seconds(seconds).build());

        assertThat(TimeLeft.seconds(run, ended, current)).isEqualTo(left);
    }

    @Test
    void aTrialThatPutNoLoadOnItsPathSaysNothingOfTheOthers() {
        List<EndedTrial> ended = List.of(
                new EndedTrial(trial(1, "edge", "poll").seconds(20).build(), List.of(), limit(99)),
                new EndedTrial(trial(2, "gone", "poll").seconds(0).build(), List.of("not started"), limit(0)));

        assertThat(TimeLeft.seconds(EIGHT_TRIALS, ended, Optional.empty())).isEqualTo(6 * 20);
    }

    @Test
    void betweenTrialsTheNextIsCountedWhole() {
        List<EndedTrial> ended =
                List.of(new EndedTrial(trial(2, "edge", "poll").seconds(20).build(), List.of(), limit(99)));

        assertThat(TimeLeft.seconds(EIGHT_TRIALS, ended, Optional.empty())).isEqualTo(6 * 20);
    }
}

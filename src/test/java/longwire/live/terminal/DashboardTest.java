package longwire.live.terminal;

import static longwire.live.state.Runs.complete;
import static longwire.live.state.Runs.inItsThirdTrial;
import static longwire.live.state.Runs.limit;
import static longwire.live.state.Runs.trial;
import static longwire.live.state.Runs.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.live.terminal.Dashboard.Line;
import longwire.live.terminal.Dashboard.Tone;
import longwire.measurement.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot in a terminal: it fits, and it tells what matters. */
class DashboardTest {
    private static final String LONG = "x".repeat(300);

    static Stream<Arguments> runs() {
        LiveSnapshot many = waiting();
        for (int number = 1; number <= 100; number++) {
            many = many.afterSecond(trial(number, "edge", "poll").build(), number)
                    .afterTrial(List.of(), limit(99), number);
        }
        LiveRun longNames = new LiveRun(LONG, LONG, 0, 1_000_000, 1e9);
        return Stream.of(
                Arguments.of("one that has yet to begin", waiting()),
                Arguments.of("one in a trial", inItsThirdTrial()),
                Arguments.of("one with every series", complete()),
                Arguments.of(
                        "one with every line and many members",
                        many.afterSecond(
                                trial(7, "edge", "websocket").ofMembers(64).build(), 7)),
                Arguments.of("one between trials", many),
                Arguments.of(
                        "one with many trials over",
                        many.afterSecond(trial(101, "edge", "websocket").build(), 101)),
                Arguments.of(
                        "a feed",
                        waiting()
                                .afterSecond(
                                        trial(1, "edge", "websocket")
                                                .listening()
                                                .build(),
                                        1)),
                Arguments.of(
                        "one without any latency",
                        waiting()
                                .afterSecond(
                                        trial(1, "edge", "poll").noLatencies().build(), 1)),
                Arguments.of(
                        "one with long names and large numbers",
                        LiveSnapshot.first(longNames, 0)
                                .afterWords(LONG, 1)
                                .afterSecond(trial(1, LONG, LONG).build(), 2)
                                .afterTrial(List.of(LONG, LONG), limit(99), 3)
                                .afterSecond(
                                        trial(999_999, LONG, LONG)
                                                .count(Count.SENT, Long.MAX_VALUE)
                                                .count(Count.DROPPED, Long.MAX_VALUE)
                                                .count(Count.LOST, Long.MAX_VALUE)
                                                .damaged(LONG)
                                                .build(),
                                        4)),
                Arguments.of("one that says something unprintable", waiting().afterWords("a\u001b[2J\nb\tc\u009b", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void itFitsIntoATerminal(String which, LiveSnapshot snapshot) {
        List<Line> lines = Dashboard.of(snapshot);

        assertThat(lines).hasSizeLessThanOrEqualTo(24).hasSizeGreaterThan(4);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.text().length()).isLessThanOrEqualTo(80);
            assertThat(line.text()).doesNotContainPattern("\\p{Cntrl}|[\\x80-\\x9f]");
        });
        assertThat(lines.get(lines.size() - 1).text()).endsWith("Ctrl-C ends the run and keeps it");
    }

    @Test
    void itTellsEachMemberOfAFleet() {
        LiveTrial ofTwo = trial(1, "edge", "websocket").ofMembers(2).build();

        assertThat(text(waiting().afterSecond(ofTwo, 1))).contains("  members      1: 500 open at 65.0 µs, 2 lost");
    }

    @Test
    void itTellsHowTheRunStands() {
        String text = text(inItsThirdTrial());

        assertThat(text)
                .contains("trial 3 of 8, about 20 s left")
                .contains("edge websocket: measuring, 4 s")
                .contains("998 open of 1,000, 0 dropped")
                .contains("1,000.0 messages offered, 1,000.4 sent, 999.6 answered")
                .contains("12,034 sent, 12,030 answered, 0 lost")
                .contains("generator 31 %, proxy 8 % of a core")
                .contains("VALID so far, trust limit p99 so far")
                .containsPattern("last second +response time +500 µs +900 µs +990 µs +- +1.00 ms")
                .containsPattern("so far +response time +1.00 ms +1.80 ms +1.98 ms +- +2.00 ms")
                .contains("Finished trials: 1 VALID, 1 INVALID")
                .containsPattern("1-direct-websocket +VALID  p50 1.00 ms, p99 1.98 ms, trust limit p99.9")
                .containsPattern("2-edge-poll +INVALID: lost messages: 3 \\(expected: 0\\)");
    }

    @Test
    void whatIsBeyondTrustStandsInBrackets() {
        LiveTrial trial = trial(1, "edge", "poll").trusted(90).build();

        String text = text(waiting().afterSecond(trial, 1).afterTrial(List.of(), limit(95), 2));

        assertThat(text)
                .containsPattern("so far +response time +1.00 ms +1.80 ms +\\[1.98 ms\\] +- +\\[2.00 ms\\]")
                .containsPattern("so far +handshake +500 µs +900 µs +990 µs +- +1.00 ms")
                .contains("VALID  p50 1.00 ms, p99 [1.98 ms], trust limit p95");
    }

    @Test
    void aTrialThatWillBeInvalidSaysSoAtOnce() {
        LiveTrial damaged = trial(1, "edge", "poll")
                .damaged("lost messages: 2 (expected: 0)")
                .build();

        List<Line> lines = Dashboard.of(waiting().afterSecond(damaged, 1));

        assertThat(lines).contains(new Line("  INVALID      lost messages: 2 (expected: 0)", Tone.BAD));
        assertThat(lines).noneMatch(line -> line.text().contains("VALID so far"));
    }

    @Test
    void aFeedIsToldInEvents() {
        String text = text(
                waiting().afterSecond(trial(1, "edge", "websocket").listening().build(), 1));

        assertThat(text).contains("10,000.0 events").contains("staleness").doesNotContain("offered");
    }

    @Test
    void betweenTrialsItTellsWhatWasSaidLast() {
        assertThat(text(waiting())).contains("starting");
        assertThat(text(waiting().afterWords("warming up edge poll", 1))).contains("warming up edge poll");
        assertThat(text(waiting()
                        .afterSecond(trial(1, "edge", "poll").build(), 1)
                        .afterTrial(List.of(), limit(99), 2)
                        .afterWords("[1/8] 1-edge-poll: VALID", 3)))
                .contains("[1/8] 1-edge-poll: VALID")
                .contains("12,034 sent");
    }

    @Test
    void ofManyTrialsTheLatestAreShown() {
        LiveSnapshot many = waiting();
        for (int number = 1; number <= 40; number++) {
            many = many.afterSecond(trial(number, "edge", "poll").build(), number)
                    .afterTrial(List.of(), limit(99), number);
        }

        assertThat(text(many)).contains("40-edge-poll").doesNotContain("  9-edge-poll");
    }

    private static String text(LiveSnapshot snapshot) {
        return Dashboard.of(snapshot).stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}

package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.Reports;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences of runs whose every figure is known. */
class AnswersTest {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final int TRIALS = 6;
    private static final int MESSAGES = 2_000;

    @TempDir
    Path results;

    @Test
    void theDefaultExperimentIsAnsweredInFourSentences() {
        assertThat(answers(echoAndPoll(TRIALS, 50).finished()))
                .containsExactly(
                        "edge adds 50.0 µs (50.0…50.0 µs) to a WebSocket round-trip, which takes 100 µs without a proxy, at the"
                                + " median.",
                        "edge adds 400 µs (400…400 µs) to a WebSocket handshake, which takes 200 µs without a proxy, at the"
                                + " median.",
                        "A poll through edge takes 2.00 times the time (2.00; 300 µs against 150 µs), 6.00 times the bytes"
                                + " (6.00; 816 B against 136 B) and 3.00 times the CPU of proxy and origin (3.00; 150 µs"
                                + " against 50.0 µs) of a WebSocket message and its reply.",
                        "A polled event through edge is 500 ms old when a viewer has it, at the median (one poll every 1.00"
                                + " s); pushed over WebSocket to one viewer alone, it would be younger than 150 µs, a whole"
                                + " round-trip.");
    }

    @Test
    void whatTheTrialsCannotTellIsNamedAndNoFigure() {
        List<String> few = answers(echoAndPoll(2, 50).finished());

        assertThat(few).hasSize(2);
        assertThat(few.get(1))
                .isEqualTo(
                        "Not told by these trials: what edge (too few trials) adds to a WebSocket round-trip; what edge"
                                + " (too few trials) adds to a WebSocket handshake; whether a poll takes longer than a message (too"
                                + " few trials); whether a poll takes more bytes than a message (too few trials); whether a poll"
                                + " takes more CPU than a message (too few trials).");
    }

    @Test
    void anIntervalWithZeroAndAFigureBeyondTrustAreNotTold() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < TRIALS; round++) {
            long nanos = (round % 2 == 0 ? 100 : 120) * MICRO;
            long other = (round % 2 == 0 ? 120 : 100) * MICRO;
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> nanos));
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> other));
            run.with(
                    "nginx",
                    "websocket",
                    trial().readings(Series.RESPONSE, MESSAGES, any -> 2 * nanos)
                            .trustLimit(0));
        }

        assertThat(answers(run.finished()))
                .singleElement()
                .asString()
                .matches(
                        "Not told by these trials: what edge \\(−.*….* µs\\) and nginx \\(beyond the trust limit\\) add to a"
                                + " WebSocket round-trip\\.");
    }

    @Test
    void ofSeveralProxiesTheLeastAndTheMostAreTold() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < TRIALS; round++) {
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 100 * MICRO));
            run.with("squid", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 400 * MICRO));
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 150 * MICRO));
            run.with("nginx", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 170 * MICRO));
        }

        assertThat(answers(run.finished()))
                .singleElement()
                .asString()
                .startsWith("edge adds 50.0 µs (")
                .contains(", squid adds 300 µs (")
                .endsWith(", to a WebSocket round-trip, which takes 100 µs without a proxy, at the median.");
    }

    @Test
    void whatSharedConnectionsCostIsToldForEachPath() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < TRIALS; round++) {
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 100 * MICRO));
            run.with("edge", "websocket-http2", trial().readings(Series.RESPONSE, MESSAGES, any -> 150 * MICRO));
            run.with("haproxy", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 100 * MICRO));
            run.with("haproxy", "websocket-http2", trial().readings(Series.RESPONSE, MESSAGES, any -> 100 * MICRO));
        }

        assertThat(answers(run.finished()))
                .contains(
                        "At the median, a WebSocket round-trip over shared HTTP/2 connections takes 1.50 times the time"
                                + " (1.50) through edge, against one over HTTP/1.1.")
                .last()
                .asString()
                .startsWith("Not told by these trials: whether the response p50 differs over shared HTTP/2 connections,"
                        + " through haproxy (1.00);");
    }

    @Test
    void aFeedIsAnsweredByAgeAndCost() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < TRIALS; round++) {
            run.with("direct", "websocket", event(1 * MILLI, 100, 0.02));
            run.with("direct", "sse", event(2 * MILLI, 120, 0.02));
            run.with("direct", "long-poll", event(3 * MILLI, 400, 0.06));
            run.with("direct", "poll", event(500 * MILLI, 150, 0.04).readings(Series.SERVICE, MESSAGES, any -> MILLI));
        }

        assertThat(answers(run.finished()))
                .containsExactly(
                        "When a viewer has it, an event without a proxy is 1.00 ms by websocket, 2.00 ms by sse, 3.00 ms by"
                                + " long-poll and 500 ms by poll (one poll every 1.00 s) old, at the median; polling makes it"
                                + " 499…499 ms older than websocket.",
                        "For each viewer, an event without a proxy costs these bytes on the socket, and CPU of the origin:"
                                + " websocket 100 B and 10.0 µs, sse 120 B and 10.0 µs, long-poll 400 B and 30.0 µs, poll"
                                + " 150 B and 20.0 µs.",
                        "Polls without a proxy would be as fresh as long polls, at the median, with one every 5.00 ms, for"
                                + " 25.2 times the bytes.");
    }

    @Test
    void aRunWithoutAnythingToCompareSaysNothing() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> MICRO));

        assertThat(answers(run.finished())).isEmpty();
    }

    @Test
    void invalidTrialsAnswerNothing() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < TRIALS; round++) {
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, MESSAGES, any -> 100 * MICRO));
            run.with(
                    "edge",
                    "websocket",
                    trial().readings(Series.RESPONSE, MESSAGES, any -> 200 * MICRO)
                            .invalid("lost"));
        }

        assertThat(answers(run.finished("an INVALID trial"))).isEmpty();
    }

    @Test
    void reportAndPageSayTheSame() throws IOException {
        RunDirectory run = echoAndPoll(TRIALS, 50).finished();
        List<String> answers = answers(run);

        String terminal = Reports.write(run).replaceAll("\\s+", " ");
        String page = Files.readString(run.path().resolve("report.html"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(terminal).contains("- " + answer);
            assertThat(page).contains("<li>" + answer + "</li>");
        });
    }

    /** A message takes 150 µs, 136 bytes and 50 µs of CPU through the edge; a poll twice, six times and three times that. */
    private ExampleRun echoAndPoll(int trials, long addedMicros) {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < trials; round++) {
            run.with("direct", "websocket", echo(100 * MICRO, 200 * MICRO, 136));
            run.with(
                    "edge",
                    "websocket",
                    echo((100 + addedMicros) * MICRO, 600 * MICRO, 136)
                            .cost("proxy", 0.06, 1)
                            .cost("origin", 0.04, 1));
            run.with(
                    "edge",
                    "poll",
                    echo(300 * MICRO, 200 * MICRO, 816)
                            .readings(Series.STALENESS, MESSAGES, index -> index * 500 * MICRO)
                            .offered(10)
                            .cost("proxy", 0.2, 1)
                            .cost("origin", 0.1, 1));
        }
        return run;
    }

    private static ExampleRun.Trial echo(long responseNanos, long handshakeNanos, long bytes) {
        return trial().readings(Series.RESPONSE, MESSAGES, any -> responseNanos)
                .readings(Series.HANDSHAKE, MESSAGES, any -> handshakeNanos)
                .count("sent-measured", MESSAGES)
                .count("bytes-sent", MESSAGES * bytes / 2)
                .count("bytes-received", MESSAGES * bytes / 2)
                .count("weighed-replies", MESSAGES);
    }

    private static ExampleRun.Trial event(long ageNanos, long bytes, double cpuSeconds) {
        return trial().readings(Series.STALENESS, MESSAGES, any -> ageNanos)
                .offered(10)
                .count("bytes-received", MESSAGES * bytes)
                .count("weighed-events", MESSAGES)
                .cost("origin", cpuSeconds, 1);
    }

    private static List<String> answers(RunDirectory run) {
        return MergedFigures.of(run).answers();
    }
}

package longwire.live.web;

import static longwire.live.state.Runs.limit;
import static longwire.live.state.Runs.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.Test;

/** The live page in Chromium. */
class LiveBrowserTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String HOSTILE = "<img src=x onerror=\"self.ran=1\">";

    @Test
    void thePageShowsTheRunAsksNobodyElseAndNothingInItFails() throws Exception {
        OutsideProgram chromium = OutsideProgram.needed("chromium");
        OutsideProgram node = OutsideProgram.needed("node");
        AtomicInteger seconds = new AtomicInteger();
        try (StatusServer page = LivePage.open(new Endpoint("127.0.0.1", 0), () -> run(seconds.incrementAndGet()))) {
            Map<String, String> told = Map.of(
                    "LIVE",
                    "http://" + page.endpoint() + "/",
                    "BROWSER",
                    chromium.file().toString());

            OutsideProgram.Run run = node.run(LIMIT, told, "--test-reporter=spec", "src/test/node/live.test.mjs");

            assertThat(run.status()).as(run.output()).isZero();
        }
    }

    /** One whose third trial has been on for so long. */
    private static LiveSnapshot run(int seconds) {
        LiveSnapshot snapshot = LiveSnapshot.first(
                        new LiveRun("experiment " + HOSTILE, "results/1", 1_000, 8, 10), 1_000)
                .afterSecond(trial(1, "direct", "websocket").build(), 2_000)
                .afterSecond(trial(1, "direct", "websocket").build(), 3_000)
                .afterTrial(List.of(), limit(99.9), 3_500)
                .afterSecond(trial(2, "edge", "poll").build(), 4_000)
                .afterTrial(List.of("lost messages: 3, said " + HOSTILE), limit(90), 5_000);
        for (int second = 1; second <= seconds; second++) {
            snapshot = snapshot.afterSecond(
                    trial(3, "edge", "websocket").seconds(second).build(), 5_000 + 1_000L * second);
        }
        return snapshot;
    }
}

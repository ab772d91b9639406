package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireCostTest {
    @TempDir
    Path results;

    @Test
    void bytesAreDividedByWhatCameWhileTheyWereCounted() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < 2; round++) {
            run.with(
                    "direct",
                    "poll",
                    trial().count("bytes-sent", 7_100)
                            .count("bytes-received", 80_000)
                            .count("segments-sent", 150)
                            .count("segments-received", 100)
                            .count("weighed-replies", 100)
                            .count("weighed-events", 1_000)
                            .count("events", 2_000)
                            .count("requests", 300)
                            .count("opened", 50)
                            .count("returned", 25));
        }

        WireCost cost = MergedFigures.of(run.finished()).rows().get(0).carried();

        assertThat(cost.sentPerMessage()).isEqualTo("71.0 B");
        assertThat(cost.receivedPerMessage()).isEqualTo("800 B");
        assertThat(cost.segmentsPerMessage()).isEqualTo("2.50");
        assertThat(cost.bytesPerEvent()).isEqualTo("87.1 B");
        assertThat(cost.segmentsPerEvent()).isEqualTo("0.250");
        assertThat(cost.requestsPerEvent()).isEqualTo("0.150");
        assertThat(cost.connectionsPerViewer()).isEqualTo("1.50");
    }

    @Test
    void whatWasNotCountedIsADash() {
        ExampleRun run = new ExampleRun(results).with("direct", "websocket", trial());

        WireCost cost = MergedFigures.of(run.finished()).rows().get(0).carried();

        assertThat(cost.known()).isFalse();
        assertThat(cost.bytesPerEvent()).isEqualTo("-");
        assertThat(cost.sentPerMessage()).isEqualTo("-");
    }
}

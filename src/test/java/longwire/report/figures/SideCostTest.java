package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An example has 10 connections; its sides have 3 threads, 40 open files and 30 of them sockets. */
class SideCostTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path results;

    @Test
    void costsAreToldForAMessageAndForAnOpenConnection() {
        Row row = row(trial().count("sent-measured", 4_000).cost("proxy", 0.2, 20 * MEBIBYTE));

        SideCost cost = row.costs().get(0);

        assertThat(cost.cpuPerMessage()).isEqualTo("50.0 µs");
        assertThat(cost.resident()).isEqualTo("20.0 MiB");
        assertThat(cost.residentPerConnection()).isEqualTo("2.00 MiB");
        assertThat(cost.proportionalPerConnection()).isEqualTo("2.00 MiB");
        assertThat(cost.socketsPerConnection()).isEqualTo("3.00");
    }

    @Test
    void cpuTimeOfSeveralTrialsIsAddedAndOfWhatIsHeldTheMostIsTold() {
        Row row = row(
                trial().count("sent-measured", 1_000).cost("proxy", 0.1, 10 * MEBIBYTE),
                trial().count("sent-measured", 3_000).cost("proxy", 0.1, 30 * MEBIBYTE));

        SideCost cost = row.costs().get(0);

        assertThat(cost.cpuPerMessage()).isEqualTo("50.0 µs");
        assertThat(cost.resident()).isEqualTo("30.0 MiB");
        assertThat(cost.residentPerConnection()).isEqualTo("3.00 MiB");
    }

    @Test
    void retransmitsAreThoseOfTheTrialsThatKnowThem() {
        Row row = row(
                trial().count("sent-measured", 1_000).retransmits(3),
                trial().count("sent-measured", 1_000).retransmits(0),
                trial().count("sent-measured", 5_000));

        assertThat(row.retransmits()).isEqualTo("1.50");
    }

    @Test
    void noneIsSomethingElseThanNotKnown() {
        assertThat(row(trial().count("sent-measured", 1_000).retransmits(0)).retransmits())
                .isEqualTo("0");
        assertThat(row(trial().count("sent-measured", 1_000)).retransmits()).isEqualTo("-");
        assertThat(row(trial().retransmits(0)).retransmits()).isEqualTo("-");
    }

    private Row row(ExampleRun.Trial... trials) {
        ExampleRun run = new ExampleRun(results);
        List.of(trials).forEach(trial -> run.with("edge", "poll", trial));
        return MergedFigures.of(run.finished()).rows().get(0);
    }
}

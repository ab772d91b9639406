package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
    @TempDir
    Path results;

    @Test
    void aDamagedRunIsToldAndTheOthersAreReported() {
        RunDirectory damaged = run(1);
        RunDirectory whole = run(2);
        damaged.writeText("summary.json", "{");

        int status = new CommandLine(new ReportCommand())
                .execute(damaged.path().toString(), whole.path().toString());

        assertThat(status).isEqualTo(OutsideFault.EXIT_STATUS);
        assertThat(whole.report()).exists();
        assertThat(damaged.report()).doesNotExist();
    }

    private RunDirectory run(int seed) {
        return new SyntheticRun(results, "example", Instant.parse("2026-11-23T04:05:06Z"), seed)
                .withLogs()
                .trial("direct", "websocket", 80_000)
                .finished();
    }
}

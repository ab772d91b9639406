package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class OutsideProgramTest {
    @Test
    void aMissingProgramSkipsTheTestOnAMachineOfSomebody() {
        assertThatThrownBy(() -> OutsideProgram.missing("no-such-program", true, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-program is missing")
                .hasMessageContaining("scripts/setup");
    }

    @Test
    void aMissingProgramFailsTheTestInCi() {
        assertThatThrownBy(() -> OutsideProgram.missing("no-such-program", true, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-program is missing")
                .hasMessageContaining("scripts/setup");
    }

    @Test
    void aProgramThatTheReleaseDoesNotPackageSkipsTheTestInCiToo() {
        assertThatThrownBy(() -> OutsideProgram.missing("no-such-program", false, true))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-program is missing; this release does not package it");
    }

    @Test
    void aRunTellsItsStatusAndAllThatWasPrinted() throws Exception {
        OutsideProgram shell = OutsideProgram.needed("sh");

        OutsideProgram.Run run =
                shell.run(Patience.LIMIT, Map.of("WORD", "out"), "-c", "echo $WORD; echo err >&2; exit 3");

        assertThat(run).isEqualTo(new OutsideProgram.Run(3, "out\nerr\n"));
    }

    @Test
    void aRunThatTakesTooLongIsAFailureAndLeavesNothing() {
        OutsideProgram shell = OutsideProgram.needed("sh");

        String unlikeAnyOther = "3600." + System.nanoTime();
        assertThatThrownBy(
                        () -> shell.run(Duration.ofMillis(50), Map.of(), "-c", "sleep " + unlikeAnyOther + " & wait"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PT0.05S");

        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(unlikeAnyOther));
    }
}

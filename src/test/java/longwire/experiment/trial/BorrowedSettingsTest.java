package longwire.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.process.SystemSettings;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a kernel that is mostly a directory, and what a person finds who looks into the run meanwhile. */
@EnabledOnOs(OS.LINUX)
class BorrowedSettingsTest {
    @TempDir
    private Path directory;

    private RunDirectory run;
    private BorrowedSettings borrowed;

    @BeforeEach
    void aKernel() throws IOException {
        Files.createDirectories(directory.resolve("net"));
        set("one", "1");
        set("two", "2");
        run = RunDirectory.create(directory, "run", Instant.EPOCH);
        borrowed = new BorrowedSettings(run, new SystemSettings(directory));
    }

    @Test
    void whileOneIsChangedAFileOfTheRunSaysWhatItWas() throws IOException {
        borrowed.borrow(Map.of("net.one", "5"));

        assertThat(now("one")).isEqualTo("5");
        assertThat(run.readJson("system-settings").toString()).isEqualTo("{\"net.one\":\"1\"}");
        borrowed.giveBack();
        assertThat(now("one")).isEqualTo("1");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whoComesNextFindsNothingOfTheOneBefore() throws IOException {
        borrowed.borrow(Map.of("net.one", "5"));

        borrowed.borrow(Map.of("net.two", "6"));

        assertThat(now("one")).isEqualTo("1");
        assertThat(now("two")).isEqualTo("6");
        borrowed.borrow(Map.of());
        assertThat(now("two")).isEqualTo("2");
    }

    @Test
    void whatIsRefusedLeavesNoTrace() throws IOException {
        // Of a process's name the kernel keeps fifteen letters.
        Files.createSymbolicLink(directory.resolve("net/name"), Path.of("/proc/self/comm"));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> borrowed.borrow(Map.of("net.one", "5", "net.name", "longer-than-it-can-be")));

        assertThat(now("one")).isEqualTo("1");
        assertThat(file()).doesNotExist();
    }

    @Test
    void atTheEndAllIsPutBackAndNothingChangedAnyMore() throws IOException {
        borrowed.borrow(Map.of("net.one", "5"));

        borrowed.close();
        borrowed.close();

        assertThat(now("one")).isEqualTo("1");
        assertThatExceptionOfType(OutsideFault.class).isThrownBy(() -> borrowed.borrow(Map.of("net.one", "5")));
        assertThat(now("one")).isEqualTo("1");
    }

    @Test
    void whatCanNotBePutBackIsStillToldByTheFile() throws IOException {
        borrowed.borrow(Map.of("net.one", "5"));
        Files.delete(directory.resolve("net/one"));

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> borrowed.borrow(Map.of("net.two", "6")))
                .withMessageStartingWith("net.one could not be restored to 1: ");

        assertThat(file()).exists();
        assertThat(now("two")).isEqualTo("2");
        set("one", "5");
        borrowed.close();
        assertThat(now("one")).isEqualTo("1");
        assertThat(file()).doesNotExist();
    }

    private Path file() {
        return run.path().resolve("system-settings.json");
    }

    private void set(String name, String value) throws IOException {
        Files.writeString(directory.resolve("net").resolve(name), value + "\n");
    }

    private String now(String name) throws IOException {
        return Files.readString(directory.resolve("net").resolve(name)).strip();
    }
}

package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the kernel: of one that is a directory, and of the one that runs here. */
@EnabledOnOs(OS.LINUX)
class SystemSettingsTest {
    /** How many messages the kernel logs before it leaves some out: nobody feels it. */
    private static final String HARMLESS = "kernel.printk_ratelimit_burst";

    @TempDir
    private Path directory;

    private SystemSettings settings;

    @BeforeEach
    void someSettings() throws IOException {
        Path net = Files.createDirectories(directory.resolve("net/ipv4"));
        Files.writeString(net.resolve("idle"), "1\n");
        Files.writeString(net.resolve("rmem"), "4096\t131072\t6291456\n");
        settings = new SystemSettings(directory);
    }

    @Test
    void whatWasChangedCanBePutBack() {
        Map<String, String> before = settings.read(List.of("net.ipv4.idle", "net.ipv4.rmem"));

        settings.apply(Map.of("net.ipv4.idle", "0", "net.ipv4.rmem", "4096  8192 16384"));

        assertThat(before).isEqualTo(Map.of("net.ipv4.idle", "1", "net.ipv4.rmem", "4096 131072 6291456"));
        assertThat(settings.read(before.keySet()))
                .isEqualTo(Map.of("net.ipv4.idle", "0", "net.ipv4.rmem", "4096 8192 16384"));
        settings.putBack(before);
        assertThat(settings.read(before.keySet())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net.ipv4.nope",
                "net.ipv4",
                "net/ipv4/idle",
                "net.ipv4/idle",
                "net.ipv4.idle.",
                "net..ipv4.idle",
                "..",
                "../etc.passwd",
                "idle",
                ""
            })
    void aNameThatNoneHasIsRefused(String name) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> settings.check(name))
                .withMessageStartingWith(name + ": not ");
        assertThatExceptionOfType(InputFault.class).isThrownBy(() -> settings.apply(Map.of(name, "1")));
    }

    /** A process's name is a setting of the kernel as well, and one that keeps fifteen letters. */
    @Test
    void aValueThatTheKernelTakesAsAnotherIsRefusedAndEverythingPutBack() throws IOException {
        Files.createSymbolicLink(directory.resolve("net/name"), Path.of("/proc/self/comm"));
        Map<String, String> before = settings.read(List.of("net.ipv4.idle", "net.name"));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> settings.apply(Map.of("net.ipv4.idle", "0", "net.name", "longer-than-it-can-be")))
                .withMessage("net.name: longer-than-it-can-be (expected: a value that the kernel keeps; it changed"
                        + " it to longer-than-it-)");
        assertThat(settings.read(before.keySet())).isEqualTo(before);
    }

    @Test
    void aValueThatTheKernelDoesNotTakeIsRefusedInItsWords() throws IOException {
        Files.createSymbolicLink(directory.resolve("net/score"), Path.of("/proc/self/oom_score_adj"));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> settings.apply(Map.of("net.score", "5000")))
                .withMessageContaining(
                        "net.score: 5000 (expected: a value that the kernel accepts; it answered: Invalid");
    }

    /** The kernel's own name can be read by all, and changed by nobody. */
    @Test
    void oneThatMayNotBeChangedIsToldWithTheValueAndWhatItTakes() {
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> new SystemSettings().apply(Map.of("kernel.ostype", "Plan9")))
                .withMessageContaining("kernel.ostype: cannot be set to Plan9 (expected: root privileges");
    }

    @Test
    void whatCanNotBePutBackKeepsNoOtherFromIt() throws IOException {
        Map<String, String> before = settings.read(List.of("net.ipv4.idle", "net.ipv4.rmem"));
        settings.apply(Map.of("net.ipv4.rmem", "1 2 3"));
        Files.delete(directory.resolve("net/ipv4/idle"));

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> settings.putBack(before))
                .withMessageStartingWith("net.ipv4.idle could not be restored to 1: ");
        assertThat(settings.read(List.of("net.ipv4.rmem"))).containsValue("4096 131072 6291456");
    }

    @Test
    void theKernelThatRunsHereTakesOneAndHasItBack() {
        SystemSettings kernel = harmlessOrSkip();
        Map<String, String> before = kernel.read(List.of(HARMLESS));
        String more = Integer.toString(Integer.parseInt(before.get(HARMLESS)) + 1);

        try {
            kernel.apply(Map.of(HARMLESS, more));
            assertThat(kernel.read(List.of(HARMLESS))).containsValue(more);
        } finally {
            kernel.putBack(before);
        }
        assertThat(kernel.read(List.of(HARMLESS))).isEqualTo(before);
    }

    private static SystemSettings harmlessOrSkip() {
        Path file = Path.of("/proc/sys", HARMLESS.replace('.', '/'));
        if (!Files.isWritable(file)) {
            Assumptions.abort(file + " cannot be written here: as root, outside of most containers");
        }
        return new SystemSettings();
    }
}

package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FromTerminalTest {
    private static final List<String> IGNORED = List.of("sed", "-n", "s/^SigIgn:\\t//p", "/proc/self/status");
    /** Each signal is a bit, the first the lowest: HUP, INT and QUIT. */
    private static final long THREE = 7;

    @Test
    void whatIsIgnoredBeforeIsNotIgnoredIn() {
        assertThat(shielded(IGNORED)).isEqualTo(THREE);
        assertThat(shielded(FromTerminal.command(IGNORED))).isZero();
    }

    private static long shielded(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "shielded"));
        whole.addAll(command);
        return Long.parseLong(ShortCommand.run(whole).text().strip(), 16) & THREE;
    }
}

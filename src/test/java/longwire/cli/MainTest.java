package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import longwire.process.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    static Stream<String> commands() {
        return Main.commandLine().getSubcommands().keySet().stream();
    }

    /** The version is the build's: neither a literal that goes stale, nor a placeholder that Maven left unfilled. */
    @Test
    void theVersionNamesTheCommit() {
        Build build = Build.current();

        Spoken version = Spoken.by("--version");

        assertThat(version.out()).startsWith("longwire " + build.version()).contains(build.commit());
        assertThat(version.out() + build).doesNotContain("$");
        assertThat(build.commit()).matches("[0-9a-f]{7,40}|unknown");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpThatFitsATerminal(String command) {
        Spoken help = Spoken.by(command, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: longwire " + command, "Show this help and exit.");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rum", "rum --help"})
    void anUnknownCommandIsRefusedAndTheNearestNamed(String typed) {
        Spoken refusal = Spoken.by(typed.split(" "));

        assertThat(refusal.status()).isEqualTo(2);
        assertThat(refusal.err()).contains("command: rum (expected: run?)");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandKnowsTheVersion(String command) {
        assertThat(Spoken.by(command, "--version").out())
                .isEqualTo(Spoken.by("--version").out());
    }
}

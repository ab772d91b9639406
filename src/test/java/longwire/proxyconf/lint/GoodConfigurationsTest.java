package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodConfigurationsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void nothingIsFoundInIt(String name) throws Exception {
        Path file = GoodConfigurations.write(directory, name, GoodConfigurations.text(name));

        Report report = Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD);

        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
    }

    /** Or a mistake that is found in it would say nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void itsProgramAcceptsIt(String name) throws Exception {
        Path file = GoodConfigurations.write(directory, name, GoodConfigurations.text(name));

        assertThat(ProgramCheck.refusal(file)).isEmpty();
    }

    static List<String> names() {
        return GoodConfigurations.NAMES;
    }
}

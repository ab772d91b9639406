package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.proxyconf.lint.Linter;
import longwire.proxyconf.lint.Report;
import longwire.proxyconf.model.Assumptions;
import longwire.settings.Settings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What drivers start proxies with is fit for WebSockets, by the linter's rules too. Nothing is started. */
class RenderedConfigurationsTest {
    private static final int CONNECTIONS = 200;
    /** All are to keep idle tunnels for ten minutes. */
    private static final Duration PINGS = Duration.ofMinutes(9);

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}, TLS {1}")
    @MethodSource("programs")
    void nothingIsFoundInWhatADriverRenders(String name, Encryption encryption, Program program) throws Exception {
        Workplace workplace = new Workplace(
                Path.of(program.description().command()),
                directory,
                Files.createDirectory(directory.resolve("scratch")),
                new Endpoint("127.0.0.1", 8080),
                new Endpoint("127.0.0.1", 8081),
                new Assignment(new Endpoint("127.0.0.1", 3000), encryption, CONNECTIONS),
                Settings.standard(new ProgramDriver(program).schema()));
        String template = program.templates().get(0);

        workplace.render(template, program.particulars(workplace));

        Assumptions load =
                new Assumptions(CONNECTIONS, PINGS, Runtime.getRuntime().availableProcessors(), false);
        Report report = Linter.lint(workplace.file(template), Optional.empty(), load);
        assertThat(report.syntax().label()).isEqualTo(name);
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
    }

    static Stream<Arguments> programs() {
        return Stream.of(new Nginx(), new HaProxy(), new Caddy(), new ApacheHttpd())
                .flatMap(program -> program.description().encryptions().stream()
                        .map(encryption ->
                                Arguments.of(program.name().replace("apache2", "apache"), encryption, program)));
    }
}

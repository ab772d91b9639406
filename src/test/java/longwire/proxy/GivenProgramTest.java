package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.process.ShortCommand;
import longwire.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of the user's in place of those that are installed. */
class GivenProgramTest {
    private static final String KEY = "paths.1.program";
    private static final Assignment ASSIGNMENT = new Assignment(new Endpoint("127.0.0.1", 1), Encryption.NONE, 1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy", "caddy", "apache2", "varnish", "h2o"})
    void aCopyElsewhereRunsInPlaceOfTheInstalledOne(String name) throws Exception {
        ProxyDriver installed = ProxyDrivers.named(name);
        Installed.orSkip(installed);
        Path copy = copyOf(name.equals("varnish") ? "varnishd" : name);

        try (ProxyRig rig = new ProxyRig(directory);
                RunningProxy usual = rig.start(installed);
                RunningProxy own = rig.start(installed.withProgram(KEY, copy))) {
            assertThat(ProxyRig.echo(own, "through a copy")).isEqualTo("through a copy");
            assertThat(own.program()).isEqualTo(copy.toString());
            assertThat(usual.program()).isNotEqualTo(own.program());
            assertThat(own.version()).isEqualTo(usual.version()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nginx   | nginx: [emerg] unknown directive \"proxy_socket_keepalive\" in /x/nginx.conf:57"
                        + " | proxy_socket_keepalive      | on",
                "nginx   | nginx: [emerg] unknown directive \"keepalive_requests\" in /x/nginx.conf:40"
                        + " | upstream keepalive_requests | 10",
                "nginx   | nginx: [emerg] invalid parameter \"so_keepalive=on\" in /x/nginx.conf:42"
                        + " | so_keepalive                | on",
                "haproxy | [ALERT] parsing [/x/haproxy.cfg:9] : unknown keyword 'busy-polling' in 'global' section"
                        + " | busy-polling                | on",
                "apache2 | AH00526: Syntax error: Invalid command 'ProxyIOBufferSize', perhaps misspelled"
                        + " | ProxyIOBufferSize           | 16384",
            })
    void aSettingThatTheVersionDoesNotKnowIsNamed(String name, String says, String setting, String value)
            throws Exception {
        ProxyDriver driver = ProxyDrivers.named(name).withProgram(KEY, script("0.5.1", says));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> start(driver, Map.of(setting, value)))
                .withMessageStartingWith("paths.1.settings." + setting + ": " + value + " (expected: a setting that "
                        + name + " 0.5.1 knows)\n")
                .withMessageEndingWith(says);
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void aWordOfOurTemplateThatTheVersionDoesNotKnowIsNamed() throws Exception {
        Path old = script("0.5.1", "nginx: [emerg] unknown directive \"proxy_socket_keepalive\" in /x/nginx.conf:57");
        ProxyDriver driver = ProxyDrivers.named("nginx").withProgram(KEY, old);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> start(driver, Map.of()))
                .withMessageStartingWith("paths.1.program: " + old
                        + ", version 0.5.1 (expected: a version that knows proxy_socket_keepalive)\n");
    }

    @Test
    void aProgramThatDoesNotStartIsAFaultOfThePlanThatEndsWithItsLog() throws Exception {
        Path other = script("2.0", "cannot open shared object file");
        ProxyDriver driver = ProxyDrivers.named("nginx").withProgram(KEY, other);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> start(driver, Map.of()))
                .withMessage("paths.1.program: " + other + ", version 2.0 (expected: a program that starts as nginx)\n"
                        + "nginx ended with status 1\ncannot open shared object file");
    }

    @Test
    void aFileThatIsNoSuchProgramIsRefusedAtOnce() throws Exception {
        ProxyDriver nginx = ProxyDrivers.named("nginx");
        Path plain = Files.writeString(directory.resolve("plain"), "no program");
        Path silent = script("", "");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> nginx.withProgram(KEY, directory.resolve("none")))
                .withMessage("paths.1.program: " + directory.resolve("none") + " (expected: an executable file)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> nginx.withProgram(KEY, Path.of("no/such")))
                .withMessage("paths.1.program: no/such (expected: an executable file; it would be "
                        + Path.of("no/such").toAbsolutePath() + ")");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> nginx.withProgram(KEY, plain))
                .withMessage("paths.1.program: " + plain + " (expected: an executable file)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> nginx.withProgram(KEY, directory))
                .withMessageEndingWith("(expected: an executable file)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> nginx.withProgram(KEY, silent))
                .withMessageStartingWith("paths.1.program: " + silent
                        + " (expected: a program that prints its version; nginx: no version in the output of ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "edge"})
    void whatIsNoSeparateProgramHasNone(String name) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> ProxyDrivers.named(name).withProgram(KEY, Path.of("/bin/true")))
                .withMessage(
                        "paths.1.program: /bin/true (expected: none, since " + name + " is not a separate program)");
    }

    private RunningProxy start(ProxyDriver driver, Map<String, String> settings) {
        return driver.start(ASSIGNMENT, Settings.of(driver.schema(), settings), directory);
    }

    private Path copyOf(String command) throws Exception {
        Path copies = Files.createDirectories(directory.resolve("opt"));
        return Files.copy(ShortCommand.find(command).orElseThrow().toRealPath(), copies.resolve(command));
    }

    /** A program of {@code version} that ends, saying why. */
    private Path script(String version, String says) throws Exception {
        Path file = directory.resolve("old-program");
        Files.writeString(
                file,
                """
                #!/bin/sh
                case "$1" in -v) echo 'version %s'; exit ;; esac
                cat <<'THE END'
                %s
                THE END
                exit 1
                """
                        .formatted(version, says));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

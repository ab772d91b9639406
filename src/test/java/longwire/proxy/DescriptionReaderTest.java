package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import longwire.fault.InputFault;
import longwire.settings.Range;
import longwire.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy as a file describes it, and files that are wrong. */
class DescriptionReaderTest {
    private static final String LEAST =
            "command = some\ndebian-package = some-proxy\ncommands { version = [-v], start = [run] }\n";

    @Test
    void whatAFileDoesNotSayHasItsDefault() {
        Description read = DescriptionReader.read("some", LEAST);

        assertThat(read)
                .isEqualTo(new Description(
                        "some",
                        "some",
                        "some-proxy",
                        List.of(),
                        List.of(Encryption.values()),
                        new Description.Commands(
                                List.of("-v"),
                                List.of("run"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                "TERM"),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void settingsAreWrittenAsTheProxyWritesThem() {
        Description read = DescriptionReader.read(
                "some",
                LEAST
                        + """
                        settings = [
                          { name = timeout tunnel, range = 1s to 60s seconds, standard = 9s, effect = Close. }
                          { name = read.ahead, range = 1 KB to 8 KB, effect = Read. }
                          { name = loops, range = 1 to ${machine.processors} threads, effect = Distribute. }
                          { name = reuse, range = off | on, standard = off, effect = Share. }
                        ]
                        searched = [reuse, timeout tunnel]
                        """);

        assertThat(read.settings())
                .containsExactly(
                        new Setting("timeout tunnel", new Range.Whole(1, 60, "s", "seconds"), "9s", "Close."),
                        new Setting("read.ahead", new Range.Whole(1, 8, " KB", ""), "", "Read."),
                        new Setting(
                                "loops",
                                new Range.Whole(1, Runtime.getRuntime().availableProcessors(), "", "threads"),
                                "",
                                "Distribute."),
                        new Setting("reuse", new Range.Choice(List.of("off", "on")), "off", "Share."));
        assertThat(read.searched()).containsExactly("reuse", "timeout tunnel");
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(
                        () -> DescriptionReader.read(
                                "some",
                                """
                        command = some
                        encryptions = [none, all]
                        commands { version = [-v], start = [run], stop-signl = INT
                          stop-signal = int
                        }
                        settings = [
                          { name = a, range = 1 too 9, effect = A. }
                          { name = b, range = 1 to 9, standard = 10
                            efect = B. }
                          { name = c, range = on | off
                            standard = of, effect = C. }
                        ]
                        """))
                .satisfies(fault -> assertThat(fault.getMessage().lines())
                        .containsExactly(
                                "some.conf:3: commands.stop-signl: no such key (expected: commands.stop-signal?)",
                                "some.conf:7: range: 1 too 9 "
                                        + "(expected: such as 1 to 64 threads, 1s to 60s seconds, off | on)",
                                "some.conf:9: efect: no such key (expected: effect?)",
                                "some.conf:8: effect: nothing (expected: a string)",
                                "some.conf:11: standard: of (expected: one of on, off)",
                                "some.conf: debian-package: nothing (expected: a string)",
                                "some.conf:2: encryptions: all (expected: none, viewer, origin or both)",
                                "some.conf:4: commands.stop-signal: int (expected: a signal such as TERM)"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "templates = [some.conf] ! some.conf:4: templates: some.conf (expected: a file in templates/)",
                "settings = 5 ! some.conf:4: settings: 5 (expected: a list of blocks)",
                "settings = [{ name = a, range = 9 to 1 threads, effect = A. }] ! some.conf:4: range: 9 to 1 threads "
                        + "(expected: such as 1 to 64 threads, 1s to 60s seconds, off | on)",
                "searched = [a] ! some.conf:4: searched: a (expected: none)",
                "commands.start = [\"{{ scrach }}\"] ! some.conf:4: commands.start: {{ scrach (expected: scratch?)",
                "commands { print = [a], check = [b] } ! "
                        + "some.conf:4: commands.check: [b] (expected: empty beside commands.print)",
                "commands.start = [] ! some.conf:4: commands.start: [] (expected: one argument or more)",
                "encryptions = ${none} ! some.conf: 4: Could not resolve substitution to a value: ${none}",
            })
    void aLineThatIsWrongIsNamed(String line, String fault) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> DescriptionReader.read("some", LEAST + line))
                .withMessage(fault);
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> DescriptionReader.read("none"))
                .withMessageContaining("longwire/proxy/none.conf");
    }
}

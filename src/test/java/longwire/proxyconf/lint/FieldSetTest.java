package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.ProxyVersion;
import org.junit.jupiter.api.Test;

/** The linter on configurations from public reports: faults that it finds, and innocent lines that it blames. */
class FieldSetTest {
    private static final Path FIELD = directory();

    @Test
    void everyFaultIsFoundAtItsLine() {
        assertThat(FieldSet.all().stream().mapToLong(one -> one.faults().size()).sum())
                .isEqualTo(15);
        assertThat(FieldSet.all().stream().flatMap(FieldSetTest::missed)).isEmpty();
    }

    @Test
    void nothingInnocentIsBlamed() {
        assertThat(FieldSet.all().stream().flatMap(FieldSetTest::blamed)).isEmpty();
    }

    private static Stream<String> missed(FieldCase one) {
        List<Finding> found = findings(one);
        return one.faults().stream()
                .filter(fault -> found.stream().noneMatch(finding -> is(finding, one, fault)))
                .map(fault -> one + ": " + fault.rule());
    }

    private static Stream<String> blamed(FieldCase one) {
        return findings(one).stream()
                .filter(finding -> !one.allowed().contains(finding.rule()))
                .filter(finding -> one.faults().stream().noneMatch(fault -> is(finding, one, fault)))
                .map(finding -> one + ": " + finding.severity() + " " + finding.rule() + " "
                        + FIELD.resolve(one.directory())
                                .relativize(Path.of(finding.place().file())) + ":"
                        + finding.place().line());
    }

    private static boolean is(Finding finding, FieldCase one, FieldCase.Fault fault) {
        return finding.rule().equals(fault.rule())
                && finding.severity() == fault.severity()
                && finding.place()
                        .file()
                        .equals(FIELD.resolve(one.directory())
                                .resolve(fault.file())
                                .toString())
                && finding.place().line() == lineNumber(one, fault);
    }

    private static int lineNumber(FieldCase one, FieldCase.Fault fault) {
        try {
            List<String> lines = Files.readAllLines(
                            FIELD.resolve(one.directory()).resolve(fault.file()))
                    .stream()
                    .map(String::strip)
                    .toList();
            assertThat(lines).as(one.file()).containsOnlyOnce(fault.line());
            return lines.indexOf(fault.line()) + 1;
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<Finding> findings(FieldCase one) {
        Optional<ProxyVersion> version = Optional.of(one.version())
                .filter(said -> !said.isEmpty())
                .map(said -> ProxyVersion.parse("version", said));
        return Linter.lint(FIELD.resolve(one.file()), Optional.empty(), GoodConfigurations.LOAD, any -> version)
                .findings();
    }

    private static Path directory() {
        try {
            return Path.of(FieldSetTest.class.getResource("field").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import longwire.proxyconf.model.Assumptions;

/**
 * A good configuration with one mistake put into it, and what is to be found then.
 *
 * @param mistake the mistake in words
 * @param good the configuration that it is put into
 * @param text the configuration with the mistake
 * @param rule the only rule that finds anything
 * @param line the line at which it does
 * @param load what it is to bear
 */
record Seed(String mistake, String good, String text, String rule, Severity severity, String line, Assumptions load) {
    static Seed in(String good, String mistake) {
        try {
            String text = GoodConfigurations.text(good);
            return new Seed(mistake, good, text, "", Severity.RISK, "", GoodConfigurations.LOAD);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Takes lines away that stand there once. */
    Seed without(String... lines) {
        Seed changed = this;
        for (String one : lines) {
            changed = changed.edited(one, all -> {
                List<String> left = new ArrayList<>(all);
                left.removeIf(each -> each.strip().equals(one));
                return left;
            });
        }
        return changed;
    }

    Seed replacing(String one, String... others) {
        return edited(one, all -> all.stream()
                .flatMap(each -> each.strip().equals(one) ? List.of(others).stream() : List.of(each).stream())
                .toList());
    }

    Seed after(String one, String... others) {
        List<String> all = new ArrayList<>(List.of(one));
        all.addAll(List.of(others));
        return replacing(one, all.toArray(String[]::new));
    }

    Seed with(UnaryOperator<Assumptions> change) {
        return new Seed(mistake, good, text, rule, severity, line, change.apply(load));
    }

    Seed forConnections(int connections) {
        return with(old -> new Assumptions(connections, old.pingInterval(), old.processors(), old.reloads()));
    }

    Seed pingedEvery(int seconds) {
        return with(old ->
                new Assumptions(old.connections(), Duration.ofSeconds(seconds), old.processors(), old.reloads()));
    }

    Seed reloaded() {
        return with(old -> new Assumptions(old.connections(), old.pingInterval(), old.processors(), true));
    }

    Seed breaks(String found, String at) {
        return new Seed(mistake, good, text, found, Severity.BREAKS, at, load);
    }

    Seed slows(String found, String at) {
        return new Seed(mistake, good, text, found, Severity.SLOWS, at, load);
    }

    Seed risks(String found, String at) {
        return new Seed(mistake, good, text, found, Severity.RISK, at, load);
    }

    /** The number of the line at which it is to be found, which is there once. */
    int lineNumber() {
        List<String> lines = text.lines().map(String::strip).toList();
        assertThat(lines).as("lines of the seeded %s", good).containsOnlyOnce(line);
        return lines.indexOf(line) + 1;
    }

    List<Finding> findings(Path directory) throws IOException {
        return findings(directory, text);
    }

    List<Finding> findings(Path directory, String changed) throws IOException {
        Path file = GoodConfigurations.write(directory, good, changed);
        return Linter.lint(file, Optional.empty(), load).findings();
    }

    /** The configuration with all mends of {@code finding} pasted where they say. */
    String mended(Finding finding) {
        return Mends.paste(text, finding.mends());
    }

    @Override
    public String toString() {
        return good + ": " + mistake;
    }

    private Seed edited(String one, UnaryOperator<List<String>> edit) {
        List<String> lines = text.lines().toList();
        assertThat(lines.stream().map(String::strip)).as("lines of %s", good).containsOnlyOnce(one);
        String changed = String.join("\n", edit.apply(lines)) + "\n";
        return new Seed(mistake, good, changed, rule, severity, line, load);
    }
}

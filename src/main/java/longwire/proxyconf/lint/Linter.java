package longwire.proxyconf.lint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.syntax.Sources;

/** Checks the configuration of a proxy for settings that break or slow WebSockets. */
public final class Linter {
    private Linter() {}

    /**
     * Checks {@code file} and what it includes.
     *
     * @param syntax empty if it is to be guessed
     * @throws longwire.fault.InputFault when the file cannot be read or is not a configuration, with the line if there is
     *     one
     */
    public static Report lint(Path file, Optional<Syntax> syntax, Assumptions load) {
        Sources sources = Sources.of(file);
        Syntax known = syntax.orElseGet(() -> Syntax.of(sources.main()));
        List<Finding> findings = known.findings(sources, load).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Report(file.toString(), known, findings, List.of(), sources.notes());
    }
}

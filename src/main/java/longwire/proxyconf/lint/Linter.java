package longwire.proxyconf.lint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.syntax.Sources;

/** Looks through the configuration of a proxy for what breaks or slows WebSockets. */
public final class Linter {
    private Linter() {}

    /**
     * Looks through {@code file} and what it includes.
     *
     * @param syntax nothing where it is to be guessed
     * @throws longwire.fault.InputFault when the file can't be read, or is no configuration; with the line, where it is
     *     about one
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

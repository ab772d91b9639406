package longwire.proxyconf.lint;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.ProxyVersion;
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
        return lint(file, syntax, load, any -> Optional.empty());
    }

    /**
     * The same for a version of the program.
     *
     * @param versions the version of the program of a syntax; where it is empty, a comment of the file may say it
     */
    public static Report lint(
            Path file, Optional<Syntax> syntax, Assumptions load, Function<Syntax, Optional<ProxyVersion>> versions) {
        Sources sources = Sources.of(file);
        Optional<SaidVersion> said = SaidVersion.in(sources.main());
        Syntax known = syntax.or(() -> said.map(SaidVersion::syntax)).orElseGet(() -> Syntax.of(sources.main()));
        Optional<ProxyVersion> version = versions.apply(known)
                .or(() -> said.filter(comment -> comment.syntax() == known).map(SaidVersion::version));
        List<Finding> findings = known.findings(sources, load, version).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        return new Report(file.toString(), known, version, findings, List.of(), sources.notes());
    }
}

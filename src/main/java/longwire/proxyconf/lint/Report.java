package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.proxyconf.model.ProxyVersion;

/**
 * The findings in one configuration.
 *
 * @param file as the user named it
 * @param version of the program; empty if it is not known
 * @param findings the worst first
 * @param ignored findings that the user does not want to see; they do not count
 * @param notes what could not be checked, a line each
 */
public record Report(
        String file,
        Syntax syntax,
        Optional<ProxyVersion> version,
        List<Finding> findings,
        List<Finding> ignored,
        List<String> notes) {
    /** The same report, in which the findings of {@code rules} are ignored. */
    public Report ignoring(Set<String> rules) {
        var ignoring = findings.stream().collect(Collectors.partitioningBy(finding -> rules.contains(finding.rule())));
        return new Report(file, syntax, version, ignoring.get(false), ignoring.get(true), notes);
    }
}

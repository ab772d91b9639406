package longwire.behaviour.finding;

import java.util.List;
import java.util.Optional;

/**
 * All that was found out about one proxy.
 *
 * @param proxy its name in plans, or a URL
 * @param version as its program reports it; empty for a URL
 * @param configuration the user's configuration that it ran; empty if it ran the driver's
 * @param findings in the order of the behaviours; none if it was not tried
 * @param fault why it could not be tried; empty if it was
 * @param notes what was left out, a sentence each
 */
public record Portrait(
        String proxy, String version, String configuration, List<Finding> findings, String fault, List<String> notes) {
    public Portrait {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** A proxy that could not be tried. */
    public static Portrait failed(String proxy, String fault) {
        return new Portrait(proxy, "", "", List.of(), fault, List.of());
    }

    /** Its name and its version, such as {@code nginx 1.22.1}. */
    public String label() {
        // Debian's own part of a version only widens a column.
        String number = version.replaceFirst("[-+].*", "");
        return number.isEmpty() ? proxy : proxy + " " + number;
    }

    /** The finding that answers the same question as {@code other}. */
    public Optional<Finding> like(Finding other) {
        return findings.stream()
                .filter(finding -> finding.behaviour().equals(other.behaviour())
                        && finding.name().equals(other.name()))
                .findFirst();
    }
}

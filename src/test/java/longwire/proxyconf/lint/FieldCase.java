package longwire.proxyconf.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A configuration from a public report, and what is known about it.
 *
 * @param file below the directory of the field set
 * @param version that the program is said to have; empty if the report does not say
 * @param faults what is to be found
 * @param allowed rules that may find something more, because they are right about it
 */
record FieldCase(String file, String version, List<Fault> faults, Set<String> allowed) {
    /**
     * A fault at a line.
     *
     * @param file the file with the line, below the directory of the case
     * @param line its text, which is there once
     */
    record Fault(Severity severity, String rule, String file, String line) {}

    static FieldCase of(String file) {
        return new FieldCase(file, "", List.of(), Set.of());
    }

    FieldCase breaks(String rule, String line) {
        return with(new Fault(Severity.BREAKS, rule, name(), line));
    }

    FieldCase breaks(String rule, String included, String line) {
        return with(new Fault(Severity.BREAKS, rule, included, line));
    }

    FieldCase risks(String rule, String line) {
        return with(new Fault(Severity.RISK, rule, name(), line));
    }

    FieldCase allowing(String... rules) {
        return new FieldCase(file, version, faults, Set.of(rules));
    }

    FieldCase inVersion(String said) {
        return new FieldCase(file, said, faults, allowed);
    }

    /** The directory of the case. */
    String directory() {
        return file.substring(0, file.indexOf('/'));
    }

    private String name() {
        return file.substring(file.indexOf('/') + 1);
    }

    private FieldCase with(Fault fault) {
        List<Fault> all = new ArrayList<>(faults);
        all.add(fault);
        return new FieldCase(file, version, List.copyOf(all), allowed);
    }

    @Override
    public String toString() {
        return file + (version.isEmpty() ? "" : " in " + version);
    }
}

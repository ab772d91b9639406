package longwire.selftest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a self-test came to, as {@code selftest.json} keeps it.
 *
 * @param started in UTC, ISO 8601
 * @param machine facts about the machine, from the environment of the first part
 * @param parts in the order they ran
 */
public record SelfTestReport(String started, Map<String, String> machine, List<PartReport> parts) {
    /**
     * A part of it.
     *
     * @param title what was looked at
     * @param about what is measured and what must result
     * @param run the directory of its experiment, within the self-test's
     * @param checks in order
     * @param remarks what else its figures say about this machine
     */
    public record PartReport(String title, String about, String run, List<Check> checks, List<String> remarks) {}

    /** Whether every check holds. */
    @JsonProperty
    public boolean fit() {
        return broken() == 0;
    }

    /** The outcome in a sentence. */
    public String verdict() {
        int checks = parts.stream().mapToInt(part -> part.checks().size()).sum();
        return fit()
                ? "Fit to measure: all " + checks + " checks passed"
                : "Not fit to measure: " + broken() + " of " + checks + " checks failed";
    }

    private long broken() {
        return parts.stream()
                .flatMap(part -> part.checks().stream())
                .filter(check -> !check.holds())
                .count();
    }
}

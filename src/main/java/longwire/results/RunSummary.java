package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The summary of a run, as stored in {@code summary.json}.
 *
 * @param name of its plan
 * @param start in UTC, ISO 8601
 * @param seed of its plan
 * @param planned number of planned trials
 * @param trials the finished trials, in the order in which they ran
 */
public record RunSummary(String name, String start, long seed, int planned, List<TrialSummary> trials) {
    public RunSummary {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(start, "start is missing");
        // Checked now, not only when the start is used.
        Instant.parse(start);
        trials = trials == null ? List.of() : List.copyOf(trials);
    }

    /** When it started. */
    @JsonIgnore
    public Instant startInstant() {
        return Instant.parse(start);
    }
}

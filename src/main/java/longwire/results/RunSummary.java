package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a run came to, as {@code summary.json} keeps it.
 *
 * @param name of its plan
 * @param start in UTC, ISO 8601
 * @param seed of its plan
 * @param planned trials
 * @param trials those that were finished, in the order they ran
 */
public record RunSummary(String name, String start, long seed, int planned, List<TrialSummary> trials) {
    public RunSummary {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(start, "start is missing");
        // Said at once, not when somebody asks when that was.
        Instant.parse(start);
        trials = trials == null ? List.of() : List.copyOf(trials);
    }

    /** When it started. */
    @JsonIgnore
    public Instant startInstant() {
        return Instant.parse(start);
    }
}

package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

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
    /** When it started. */
    @JsonIgnore
    public Instant startInstant() {
        return Instant.parse(start);
    }
}

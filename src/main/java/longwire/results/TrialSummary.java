package longwire.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;

/**
 * What a trial came to, as {@code summary.json} keeps it. All of it can be derived again from the trial's directory.
 *
 * @param name of its directory: {@code <n>-<path>-<transport>}
 * @param path which was measured, such as {@code direct} or {@code edge}
 * @param transport which was measured, such as {@code websocket} or {@code poll}
 * @param repeat from 1
 * @param connections planned
 * @param offeredPerSecond messages, over all connections; 0 where the trial sends none
 * @param achievedPerSecond messages sent within the measured window
 * @param measuredSeconds the window's length; 0 where there was none
 * @param invalid why the trial can't be believed; empty for a VALID one
 * @param trustLimit the highest percentile that says more of the proxy than of the machine; 0 for none
 * @param counts by name, all of {@link longwire.measurement.Count}
 * @param drops connections dropped, by close code
 * @param latencies by {@link Series#tag}, nanoseconds; series that got nothing are left out
 * @param costs by side: {@code generator}, {@code proxy}, {@code origin}, as far as they are ours
 * @param tcpRetransmits TCP segments that the whole machine sent again within the measured window; null where not known, as
 *     in runs of before
 */
public record TrialSummary(
        String name,
        String path,
        String transport,
        int repeat,
        int connections,
        double offeredPerSecond,
        double achievedPerSecond,
        double measuredSeconds,
        List<String> invalid,
        double trustLimit,
        Map<String, Long> counts,
        Map<String, Long> drops,
        Map<String, LatencySummary> latencies,
        Map<String, Cost> costs,
        Long tcpRetransmits) {
    public TrialSummary {
        Objects.requireNonNull(name, "name of a trial is missing");
        Objects.requireNonNull(path, "path of " + name + " is missing");
        Objects.requireNonNull(transport, "transport of " + name + " is missing");
        // Without it nobody could tell whether to believe the trial.
        invalid = List.copyOf(Objects.requireNonNull(invalid, "invalid of " + name + " is missing"));
        counts = counts == null ? Map.of() : counts;
        drops = drops == null ? Map.of() : drops;
        latencies = latencies == null ? Map.of() : latencies;
        costs = costs == null ? Map.of() : costs;
    }

    /** How far its figures may be believed. */
    public Trust trust() {
        Map<Series, LatencySummary> bySeries = new EnumMap<>(Series.class);
        for (Series series : Series.values()) {
            LatencySummary recorded = latencies.get(series.tag());
            if (recorded != null) {
                bySeries.put(series, recorded);
            }
        }
        return Trust.of(trustLimit, bySeries);
    }

    /** Whether its figures may be compared. */
    @JsonProperty
    public boolean valid() {
        return invalid.isEmpty();
    }

    /** {@code VALID}, or {@code INVALID} with the reasons, in one line. */
    public String validity() {
        return valid() ? "VALID" : "INVALID: " + String.join("; ", invalid);
    }
}

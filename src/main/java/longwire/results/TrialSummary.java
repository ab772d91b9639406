package longwire.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.process.CoreLoad;

/**
 * The summary of a trial, as stored in {@code summary.json}. All of it can be derived again from the trial's directory.
 *
 * @param name of its directory: {@code <n>-<path>-<transport>}
 * @param path that was measured, such as {@code direct} or {@code edge}
 * @param transport that was measured, such as {@code websocket} or {@code poll}
 * @param repeat number of the repeat, from 1
 * @param beside name of the trial of another path that ran at the same moment, in a duet; empty for one that ran alone
 * @param connections number of planned connections
 * @param offeredPerSecond messages over all connections; 0 if the trial sends none
 * @param achievedPerSecond messages that were sent within the measured window
 * @param measuredSeconds length of the measured window; 0 if there was none
 * @param invalid why the trial is INVALID; empty for a VALID one
 * @param trustLimit the highest percentile that says more of the proxy than of the machine; 0 for none
 * @param counts by name, all of {@link longwire.measurement.Count}
 * @param drops connections dropped, by close code
 * @param refusals failed handshakes, by reason
 * @param latencies by {@link Series#tag}, in nanoseconds; series without readings are omitted
 * @param costs by side: {@code generator}, {@code proxy}, {@code origin}, as far as Longwire started them
 * @param tcpRetransmits TCP segments that the whole machine resent within the measured window; null if unknown, as in
 *     runs of older versions
 * @param cores what each core of the machine did within the measured window; empty if unknown
 * @param outcome what it found out beside times
 */
public record TrialSummary(
        String name,
        String path,
        String transport,
        int repeat,
        String beside,
        int connections,
        double offeredPerSecond,
        double achievedPerSecond,
        double measuredSeconds,
        List<String> invalid,
        double trustLimit,
        Map<String, Long> counts,
        Map<String, Long> drops,
        Map<String, Long> refusals,
        Map<String, LatencySummary> latencies,
        Map<String, Cost> costs,
        Long tcpRetransmits,
        List<CoreLoad> cores,
        Outcome outcome) {
    /** Why a trial is INVALID in whose middle the run was stopped. */
    public static final String INTERRUPTED = "interrupted";

    private static final String BESIDE = "beside ";

    public TrialSummary {
        Objects.requireNonNull(name, "name of a trial is missing");
        Objects.requireNonNull(path, "path of " + name + " is missing");
        Objects.requireNonNull(transport, "transport of " + name + " is missing");
        beside = OrEmpty.text(beside);
        // Without it the trial would pass for VALID.
        invalid = List.copyOf(Objects.requireNonNull(invalid, "invalid of " + name + " is missing"));
        counts = counts == null ? Map.of() : counts;
        drops = drops == null ? Map.of() : drops;
        refusals = refusals == null ? Map.of() : refusals;
        latencies = latencies == null ? Map.of() : latencies;
        costs = costs == null ? Map.of() : costs;
        outcome = outcome == null ? Outcome.NONE : outcome;
        cores = cores == null ? List.of() : List.copyOf(cores);
    }

    /** How far its figures can be trusted. */
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

    /** Why a side of a duet is INVALID that may be good itself: the other, of {@code path}, is so for {@code reason}. */
    public static String beside(String path, String reason) {
        return BESIDE + path + ", which is INVALID: " + reason;
    }

    /** Whether it is INVALID for nothing but the other side of its duet. */
    public boolean spoiledByOther() {
        return !valid() && invalid.stream().allMatch(reason -> reason.startsWith(BESIDE));
    }

    /** Whether its figures may be compared. */
    @JsonProperty
    public boolean valid() {
        return invalid.isEmpty();
    }

    /** {@code VALID}, or {@code INVALID} with the reasons, on one line. */
    public String validity() {
        return valid() ? "VALID" : "INVALID: " + String.join("; ", invalid);
    }
}

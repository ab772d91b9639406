package longwire.report;

import java.util.List;
import longwire.measurement.Count;
import longwire.results.Cost;
import longwire.results.TrialSummary;

/**
 * What one side took from its host in the merged trials of a row.
 *
 * @param side {@code generator}, {@code proxy} or {@code origin}
 * @param cpuSeconds sum over the trials
 * @param messages sent meanwhile; 0 where the trials send none
 * @param residentBytes with all connections open, the most of all trials; 0 where not known
 * @param threads the most of all trials
 * @param openFiles the most of all trials
 */
record SideCost(String side, double cpuSeconds, long messages, long residentBytes, int threads, int openFiles) {
    private static final List<String> SIDES = List.of(Cost.PROXY, "generator", "origin");
    private static final double NANOS_PER_SECOND = 1e9;

    /** The costs of each side that any of {@code trials} knows, the proxy's first. */
    static List<SideCost> of(List<TrialSummary> trials) {
        return SIDES.stream()
                .filter(side -> trials.stream().anyMatch(trial -> trial.costs().get(side) != null))
                .map(side -> of(side, trials))
                .toList();
    }

    /** CPU time for one message, or a dash where there was none. */
    public String cpuPerMessage() {
        return messages == 0 ? "-" : HumanUnits.time(cpuSeconds * NANOS_PER_SECOND / messages);
    }

    /** CPU time in all. */
    public String cpu() {
        return HumanUnits.time(cpuSeconds * NANOS_PER_SECOND);
    }

    /** Its memory, or a dash where not known. */
    public String resident() {
        return residentBytes == 0 ? "-" : HumanUnits.bytes(residentBytes);
    }

    private static SideCost of(String side, List<TrialSummary> trials) {
        // A trial that doesn't know this side's cost must not lend it its messages either.
        List<TrialSummary> known =
                trials.stream().filter(trial -> trial.costs().get(side) != null).toList();
        List<Cost> costs = known.stream().map(trial -> trial.costs().get(side)).toList();
        return new SideCost(
                side,
                costs.stream().mapToDouble(Cost::cpuSeconds).sum(),
                Traffic.of(known).count(Count.SENT_MEASURED),
                costs.stream().mapToLong(Cost::residentBytes).max().orElse(0),
                costs.stream().mapToInt(Cost::threads).max().orElse(0),
                costs.stream().mapToInt(Cost::openFiles).max().orElse(0));
    }
}

package longwire.fleet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longwire.results.Cost;
import longwire.results.TrialSummary;

/** The summary of a trial with what its members found: costs add up, and the worst member decides how far it is trusted. */
final class Merged {

    /** The lead's own process, which puts no load on anything. */
    private static final String LEAD = "lead";

    private Merged() {}

    /** @param whole what the lead made of all readings */
    static TrialSummary of(TrialSummary whole, List<TrialSummary> members) {
        double trust = members.stream().mapToDouble(TrialSummary::trustLimit).reduce(whole.trustLimit(), Math::min);
        return new TrialSummary(
                whole.name(),
                whole.path(),
                whole.transport(),
                whole.repeat(),
                whole.beside(),
                whole.connections(),
                whole.offeredPerSecond(),
                whole.achievedPerSecond(),
                whole.measuredSeconds(),
                whole.invalid(),
                trust,
                whole.counts(),
                whole.drops(),
                whole.refusals(),
                whole.latencies(),
                costs(whole.costs(), members),
                whole.tcpRetransmits(),
                whole.cores(),
                whole.outcome());
    }

    private static Map<String, Cost> costs(Map<String, Cost> whole, List<TrialSummary> members) {
        Map<String, Cost> costs = new LinkedHashMap<>(whole);
        Cost lead = costs.remove(Cost.GENERATOR);
        members.stream()
                .map(member -> member.costs().get(Cost.GENERATOR))
                .filter(cost -> cost != null)
                .reduce(Merged::sum)
                .ifPresent(sum -> costs.put(Cost.GENERATOR, sum));
        if (lead != null) {
            costs.put(LEAD, lead);
        }
        return costs;
    }

    private static Cost sum(Cost one, Cost other) {
        return new Cost(
                one.cpuSeconds() + other.cpuSeconds(),
                one.residentBytes() + other.residentBytes(),
                one.proportionalBytes() + other.proportionalBytes(),
                one.threads() + other.threads(),
                one.openFiles() + other.openFiles(),
                one.sockets() + other.sockets());
    }
}

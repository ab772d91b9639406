package longwire.report.figures;

import java.util.List;
import java.util.function.ToLongFunction;
import longwire.measurement.Count;
import longwire.results.Cost;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * What one side took from its host in the merged trials of a row. Of what it holds rather than spends, it is the most of
 * all trials, with all connections open; 0 where not known.
 *
 * @param side {@code generator}, {@code proxy} or {@code origin}
 * @param cpuSeconds sum over the trials
 * @param messages sent meanwhile; 0 where the trials send none
 * @param connections open at once
 * @param residentBytes shared pages count for each process
 * @param proportionalBytes shared pages are divided among those that share them
 * @param threads of all its processes
 * @param sockets of all its processes
 * @param openFiles of all its processes, sockets included
 */
public record SideCost(
        String side,
        double cpuSeconds,
        long messages,
        long connections,
        long residentBytes,
        long proportionalBytes,
        long threads,
        long sockets,
        long openFiles) {
    private static final List<String> SIDES = List.of(Cost.PROXY, "generator", "origin");
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String UNKNOWN = "-";

    /** The costs of each side that any of {@code trials} knows, the proxy's first. */
    static List<SideCost> of(List<TrialSummary> trials) {
        return SIDES.stream()
                .filter(side -> trials.stream().anyMatch(trial -> trial.costs().get(side) != null))
                .map(side -> of(side, trials))
                .toList();
    }

    /** CPU time for one message, or a dash where there was none. */
    public String cpuPerMessage() {
        return messages == 0 ? UNKNOWN : HumanUnits.time(cpuNanosPerMessage());
    }

    /** CPU time in all. */
    public String cpu() {
        return HumanUnits.time(cpuSeconds * NANOS_PER_SECOND);
    }

    /** Its memory, or a dash where not known. */
    public String resident() {
        return bytes(residentBytes);
    }

    /** Its memory, its own part of shared pages, or a dash where not known. */
    public String proportional() {
        return bytes(proportionalBytes);
    }

    /** {@link #resident} divided by the open connections, what it needs without any of them included. */
    public String residentPerConnection() {
        return bytes(perConnection(residentBytes));
    }

    /** The same of {@link #proportional}. */
    public String proportionalPerConnection() {
        return bytes(perConnection(proportionalBytes));
    }

    /** Sockets for an open connection, listening ones included, or a dash where not known. */
    public String socketsPerConnection() {
        return sockets == 0 || connections == 0 ? UNKNOWN : HumanUnits.number(perConnection(sockets));
    }

    /** A number or a dash. */
    public String known(long number) {
        return number == 0 ? UNKNOWN : HumanUnits.count(number);
    }

    /** 0 where there was no message. */
    public double cpuNanosPerMessage() {
        return messages == 0 ? 0 : cpuSeconds * NANOS_PER_SECOND / messages;
    }

    /** 0 where there was no connection. */
    public double perConnection(long total) {
        return connections == 0 ? 0 : (double) total / connections;
    }

    private static String bytes(double bytes) {
        return bytes == 0 ? UNKNOWN : HumanUnits.bytes(Math.round(bytes));
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
                known.stream().mapToLong(TrialSummary::connections).max().orElse(0),
                most(costs, Cost::residentBytes),
                most(costs, Cost::proportionalBytes),
                most(costs, Cost::threads),
                most(costs, Cost::sockets),
                most(costs, Cost::openFiles));
    }

    private static long most(List<Cost> costs, ToLongFunction<Cost> of) {
        return costs.stream().mapToLong(of).max().orElse(0);
    }
}

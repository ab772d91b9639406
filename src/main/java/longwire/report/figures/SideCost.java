package longwire.report.figures;

import java.util.List;
import java.util.function.ToLongFunction;
import longwire.measurement.Count;
import longwire.results.Cost;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * The resources that one side used in the merged trials of a row. Memory, threads and files are the maximum of all
 * trials, with all connections open; 0 if unknown.
 *
 * @param side {@code generator}, {@code proxy} or {@code origin}
 * @param cpuSeconds sum over the trials
 * @param messages sent meanwhile; 0 if the trials send none
 * @param connections open at once
 * @param residentBytes RSS, which counts shared pages once for each process
 * @param proportionalBytes PSS, which divides shared pages among the processes that share them
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
    private static final List<String> SIDES = List.of(Cost.PROXY, Cost.GENERATOR, Cost.ORIGIN);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String UNKNOWN = "-";

    /** The costs of each side that at least one of {@code trials} has recorded, the proxy first. */
    static List<SideCost> of(List<TrialSummary> trials) {
        return SIDES.stream()
                .filter(side -> trials.stream().anyMatch(trial -> trial.costs().get(side) != null))
                .map(side -> of(side, trials))
                .toList();
    }

    /** CPU time per message, or a dash if there were no messages. */
    public String cpuPerMessage() {
        return messages == 0 ? UNKNOWN : HumanUnits.time(cpuNanosPerMessage());
    }

    /** Total CPU time. */
    public String cpu() {
        return HumanUnits.time(cpuSeconds * NANOS_PER_SECOND);
    }

    /** Its RSS, or a dash if unknown. */
    public String resident() {
        return bytes(residentBytes);
    }

    /** Its PSS, or a dash if unknown. */
    public String proportional() {
        return bytes(proportionalBytes);
    }

    /** {@link #resident} divided by the open connections; the base memory is included. */
    public String residentPerConnection() {
        return bytes(perConnection(residentBytes));
    }

    /** The same for {@link #proportional}. */
    public String proportionalPerConnection() {
        return bytes(perConnection(proportionalBytes));
    }

    /** Sockets per open connection, listening sockets included, or a dash if unknown. */
    public String socketsPerConnection() {
        return sockets == 0 || connections == 0 ? UNKNOWN : HumanUnits.number(perConnection(sockets));
    }

    /** The number, or a dash for 0. */
    public String known(long number) {
        return number == 0 ? UNKNOWN : HumanUnits.count(number);
    }

    /** 0 if there were no messages. */
    public double cpuNanosPerMessage() {
        return messages == 0 ? 0 : cpuSeconds * NANOS_PER_SECOND / messages;
    }

    /** 0 if there were no connections. */
    public double perConnection(long total) {
        return connections == 0 ? 0 : (double) total / connections;
    }

    private static String bytes(double bytes) {
        return bytes == 0 ? UNKNOWN : HumanUnits.bytes(Math.round(bytes));
    }

    private static SideCost of(String side, List<TrialSummary> trials) {
        // The messages of a trial count only if the trial has recorded the cost of this side.
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

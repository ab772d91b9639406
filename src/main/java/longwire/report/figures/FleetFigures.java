package longwire.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import longwire.results.FleetTrial;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * What the members of a fleet came to, side by side, and what it cost to have them do one load.
 *
 * @param lines one for each member, and for the lead, of each path and transport
 * @param sentences about starts, costs, and members that differ
 */
public record FleetFigures(List<Line> lines, List<String> sentences) {
    /** As many samples show a p99 with 95 % confidence. */
    private static final int ENOUGH_FOR_P99 = 299;

    private static final double P99 = 0.99;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PERCENT = 100;
    private static final String NONE = "-";

    /**
     * A member on one path, over all trials of it.
     *
     * @param path that was measured
     * @param transport that was measured
     * @param member such as {@code member 2}, or {@code lead}
     * @param where its host and process
     * @param connections its share
     * @param response median of its middle trial
     * @param sendLag likewise
     * @param cpu of its process within all measured windows
     * @param resident most of all trials
     * @param grown RSS for each connection, from before the first to when all were open; most of all trials
     * @param late at a common start, the latest one
     * @param engine CPU of the engine's threads, as a part of one core
     * @param traffic bytes a second to and from other processes of the fleet
     */
    public record Line(
            String path,
            String transport,
            String member,
            String where,
            String connections,
            String response,
            String sendLag,
            String cpu,
            String resident,
            String grown,
            String late,
            String engine,
            String traffic) {}

    /** Of a run; without lines if no fleet ran it. */
    static FleetFigures of(RunReader reader) {
        Map<String, FleetTrial> byTrial = new LinkedHashMap<>();
        Map<List<String>, List<FleetTrial>> byPath = new LinkedHashMap<>();
        for (TrialSummary trial : reader.summary().trials()) {
            reader.fleet(trial).ifPresent(fleet -> {
                byTrial.put(trial.name(), fleet);
                byPath.computeIfAbsent(List.of(trial.path(), trial.transport()), any -> new ArrayList<>())
                        .add(fleet);
            });
        }
        List<Line> lines = new ArrayList<>();
        byPath.forEach((path, trials) -> lines.addAll(lines(path.get(0), path.get(1), trials)));
        return new FleetFigures(lines, sentences(byTrial));
    }

    private static List<Line> lines(String path, String transport, List<FleetTrial> trials) {
        Map<Integer, List<FleetTrial.Member>> members = new TreeMap<>();
        trials.forEach(trial -> trial.members()
                .forEach(member -> members.computeIfAbsent(member.number(), any -> new ArrayList<>())
                        .add(member)));
        List<Line> lines = new ArrayList<>();
        members.forEach((number, shares) -> lines.add(line(path, transport, shares)));
        List<FleetTrial.Coordination> lead =
                trials.stream().map(FleetTrial::lead).toList();
        lines.add(new Line(
                path, transport, "lead", "", NONE, NONE, NONE, NONE, NONE, NONE, NONE, engine(lead), traffic(lead)));
        return lines;
    }

    private static Line line(String path, String transport, List<FleetTrial.Member> shares) {
        FleetTrial.Member one = shares.get(0);
        List<FleetTrial.Coordination> coordination =
                shares.stream().map(FleetTrial.Member::coordination).toList();
        return new Line(
                path,
                transport,
                "member " + one.number(),
                one.host() + ", " + one.process(),
                HumanUnits.count(one.connections()),
                middle(shares, FleetTrial.Member::responseNanos),
                middle(shares, FleetTrial.Member::sendLagNanos),
                HumanUnits.time(shares.stream()
                        .mapToDouble(share -> share.cost().cpuSeconds() * NANOS_PER_SECOND)
                        .sum()),
                HumanUnits.bytes(shares.stream()
                        .mapToLong(share -> share.cost().residentBytes())
                        .max()
                        .orElse(0)),
                HumanUnits.bytes(shares.stream()
                        .mapToDouble(FleetTrial.Member::grownPerConnection)
                        .max()
                        .orElse(0)),
                HumanUnits.time(late(shares).max(Double::compare).orElse(0.0)),
                engine(coordination),
                traffic(coordination));
    }

    private static String middle(List<FleetTrial.Member> shares, ToDoubleFunction<FleetTrial.Member> nanos) {
        double[] known = shares.stream()
                .mapToDouble(nanos)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        return known.length == 0 ? NONE : HumanUnits.time(known[(known.length - 1) / 2]);
    }

    private static Stream<Double> late(List<FleetTrial.Member> shares) {
        return shares.stream()
                .flatMap(share -> share.startsLateNanos().stream())
                .map(Long::doubleValue);
    }

    private static String engine(List<FleetTrial.Coordination> costs) {
        double cpu =
                costs.stream().mapToDouble(FleetTrial.Coordination::cpuSeconds).sum();
        return String.format(Locale.ROOT, "%.2f %%", PERCENT * cpu / seconds(costs));
    }

    private static String traffic(List<FleetTrial.Coordination> costs) {
        long bytes = costs.stream()
                .mapToLong(cost -> cost.sentBytes() + cost.receivedBytes())
                .sum();
        return HumanUnits.bytes(bytes / seconds(costs)) + "/s";
    }

    private static double seconds(List<FleetTrial.Coordination> costs) {
        return costs.stream().mapToDouble(FleetTrial.Coordination::seconds).sum();
    }

    private static List<String> sentences(Map<String, FleetTrial> trials) {
        List<String> sentences = new ArrayList<>();
        double[] skews = trials.values().stream()
                .flatMap(trial -> trial.startSkewsNanos().stream())
                .mapToDouble(Long::doubleValue)
                .sorted()
                .toArray();
        double[] late = late(trials.values().stream()
                        .flatMap(trial -> trial.members().stream())
                        .toList())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (skews.length > 0) {
            sentences.add(skews.length + " common starts: the members were " + span(skews)
                    + " apart, clocks at their worst; each was late by " + span(late));
        }
        trials.values().stream()
                .mapToDouble(FleetTrial::slabPerConnection)
                .max()
                .ifPresent(slab -> sentences.add("the kernels of the members' hosts grew by " + HumanUnits.bytes(slab)
                        + " for each connection, with whatever ends of it are there"));
        trials.forEach(
                (name, trial) -> trial.differences().forEach(difference -> sentences.add(name + ": " + difference)));
        return sentences;
    }

    /** Middle, p99 where there are enough, and the largest. */
    private static String span(double[] rising) {
        int count = rising.length;
        String p99 = count < ENOUGH_FOR_P99 ? "" : ", p99 " + HumanUnits.time(rising[(int) Math.ceil(P99 * count) - 1]);
        return "p50 " + HumanUnits.time(rising[(count - 1) / 2]) + p99 + ", at most "
                + HumanUnits.time(rising[count - 1]);
    }
}

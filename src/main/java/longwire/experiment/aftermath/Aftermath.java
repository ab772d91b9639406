package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import longwire.measurement.LatencySummary;
import longwire.measurement.Validity;
import longwire.results.Outcome;
import longwire.text.HumanUnits;

/**
 * What a disturbance did to one path.
 *
 * @param path its name
 * @param disturbance its name in plans
 * @param connections of the trial
 * @param cuts one for each time that it happened
 * @param back how the tunnels came back
 * @param left of the proxy's processes
 * @param newcomers that came meanwhile
 * @param memory of the proxy, where the proxy itself was not disturbed
 * @param response times before, during and after it
 * @param messages what became of them
 * @param drops connections dropped, by close code
 */
public record Aftermath(
        String path,
        String disturbance,
        int connections,
        List<Cut> cuts,
        Return back,
        OldProcesses.Left left,
        Newcomers.Told newcomers,
        Memory memory,
        Phases.Times response,
        Accounts messages,
        Map<String, Long> drops) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    /** As a sentence and as figures. */
    public Outcome outcome() {
        Map<String, Double> figures = new TreeMap<>();
        double cut = cuts.stream().mapToLong(Cut::tunnels).average().orElse(0);
        figures.put(Outcome.TUNNELS_CUT, cut);
        if (cut > 0 && cuts.stream().allMatch(each -> each.backSeconds() != null)) {
            figures.put(Outcome.ALL_BACK, longestBack() * NANOS_PER_SECOND);
        }
        if (left.mostBytes() > 0) {
            figures.put(Outcome.OLD_MEMORY, (double) left.mostBytes());
        }
        if (memory.slope() != null) {
            figures.put(Outcome.GROWTH, memory.slope().bytesPerTunnel());
        }
        List<String> sentences = new ArrayList<>(isSoak() ? List.of(soak(), sentence()) : List.of(sentence()));
        sentences.addAll(new OtherFigures(path, memory, response).sentences());
        return new Outcome(sentences, figures);
    }

    /** Whether tunnels were closed again and again, so that memory had the time to grow. */
    private boolean isSoak() {
        return cuts.size() > 1 && memory.slope() != null;
    }

    private String soak() {
        return "with each tunnel opened, the memory of " + path + " grew by " + memory.growth() + "; "
                + messages.sentence();
    }

    private String sentence() {
        String times = cuts.size() == 1 ? "" : cuts.size() + " × ";
        List<String> parts = new ArrayList<>();
        parts.add(times + disturbance + " of " + path + " cut " + cutInWords());
        long tunnels = cuts.stream().mapToLong(Cut::tunnels).sum();
        if (tunnels > 0) {
            parts.add(backInWords());
            parts.addAll(herd());
        }
        long refused = cuts.stream().mapToLong(Cut::refused).sum();
        if (refused > 0) {
            parts.add(HumanUnits.count(refused) + " handshakes failed meanwhile");
        }
        if (newcomers.came() > 0) {
            parts.add(newcomersInWords());
        }
        if (left.processes() > 0) {
            parts.add(oldProcesses());
        }
        return String.join("; ", parts);
    }

    private String cutInWords() {
        long least = cuts.stream().mapToLong(Cut::tunnels).min().orElse(0);
        long most = cuts.stream().mapToLong(Cut::tunnels).max().orElse(0);
        String number =
                least == most ? HumanUnits.count(most) : HumanUnits.count(least) + " to " + HumanUnits.count(most);
        String all = number + " of " + HumanUnits.count(connections) + " tunnels";
        if (most == 0) {
            return all;
        }
        double first = cuts.stream()
                .filter(cut -> cut.tunnels() > 0)
                .mapToDouble(Cut::firstSeconds)
                .min()
                .orElse(0);
        double last = cuts.stream().mapToDouble(Cut::lastSeconds).max().orElse(0);
        return all + " after " + seconds(first) + " to " + seconds(last) + " s (close codes: "
                + Validity.refusals(drops) + ")";
    }

    /** The rate of returns, and what it did to their handshakes; nothing where too few returned to say so. */
    private List<String> herd() {
        if (!back.handshake().percentileNanos().containsKey(TAIL)) {
            return List.of();
        }
        return List.of(
                "away p50 " + time(back.away(), MEDIAN) + ", p99 " + time(back.away(), TAIL) + ", last "
                        + HumanUnits.time(back.away().maxNanos()),
                "up to " + HumanUnits.count(Math.round(back.handshakesPerSecond()))
                        + " handshakes/s, which took p50 " + time(back.handshake(), MEDIAN) + ", p99 "
                        + time(back.handshake(), TAIL));
    }

    private static String time(LatencySummary latencies, double percentile) {
        return HumanUnits.time(latencies.percentileNanos().get(percentile));
    }

    private String backInWords() {
        long never = cuts.stream().filter(cut -> cut.backSeconds() == null).count();
        if (never > 0) {
            return "not all came back" + (cuts.size() > 1 ? " " + never + " times" : "");
        }
        return "all were back after " + seconds(longestBack()) + " s" + (cuts.size() > 1 ? " at most" : "");
    }

    private double longestBack() {
        return cuts.stream().mapToDouble(Cut::backSeconds).max().orElse(0);
    }

    private String newcomersInWords() {
        int missed = newcomers.refused() + newcomers.waiting();
        String slowest = newcomers.slowestNanos() == 0
                ? ""
                : (missed == 0 ? ", the slowest" : "; the slowest of the others") + " within "
                        + HumanUnits.time(newcomers.slowestNanos());
        return missed == 0
                ? "all " + newcomers.came() + " new viewers got in" + slowest
                : "of " + newcomers.came() + " new viewers " + missed + " did not get in" + slowest;
    }

    private String oldProcesses() {
        String shortest = seconds(left.shortestSeconds());
        String longest = seconds(left.longestSeconds());
        return (left.processes() == 1 ? "the old process" : left.processes() + " old processes")
                + (left.ended() == left.processes() ? " lived " : " still live after ")
                + (shortest.equals(longest) ? longest : shortest + " to " + longest) + " s and held "
                + HumanUnits.bytes(left.mostBytes())
                + (left.processes() == 1 ? "" : " together");
    }

    private static String seconds(double seconds) {
        return seconds == 0 ? "0" : HumanUnits.number(seconds);
    }
}

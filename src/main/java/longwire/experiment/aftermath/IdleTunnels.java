package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import longwire.results.Outcome;
import longwire.text.HumanUnits;
import longwire.viewer.PingTurn;

/**
 * Which of the intervals between pings kept idle tunnels open through one path.
 *
 * @param path its name
 * @param turns one for each interval
 */
public record IdleTunnels(String path, List<PingTurn> turns) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** As a sentence, and as a figure if any interval kept all. */
    public Outcome outcome() {
        List<PingTurn> rising = turns.stream()
                .sorted(Comparator.comparingDouble(PingTurn::intervalSeconds))
                .toList();
        List<PingTurn> keeping =
                rising.stream().takeWhile(turn -> turn.cut() == 0).toList();
        List<String> cutting = new ArrayList<>();
        rising.stream()
                .skip(keeping.size())
                .forEach(turn -> cutting.add(time(turn.intervalSeconds()) + " cut " + HumanUnits.count(turn.cut())
                        + " of " + HumanUnits.count(turn.viewers())));
        String rest = cutting.isEmpty() ? "" : "; " + String.join(", ", cutting);
        if (keeping.isEmpty()) {
            return new Outcome(
                    List.of("no interval between pings kept all idle tunnels through " + path + rest), Map.of());
        }
        double longest = keeping.get(keeping.size() - 1).intervalSeconds();
        return new Outcome(
                List.of("pings every " + time(longest) + " or more often kept all idle tunnels through " + path + rest),
                Map.of(Outcome.KEEPING_PING, longest * NANOS_PER_SECOND));
    }

    private static String time(double seconds) {
        return HumanUnits.time(seconds * NANOS_PER_SECOND);
    }
}

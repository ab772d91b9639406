package longwire.experiment.aftermath;

import java.time.Duration;
import java.util.ArrayList;
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
    /** As a sentence, and as a figure if any interval kept all. */
    public Outcome outcome() {
        List<PingTurn> rising =
                turns.stream().sorted((one, other) -> one.interval().compareTo(other.interval())).toList();
        List<PingTurn> keeping =
                rising.stream().takeWhile(turn -> turn.cut() == 0).toList();
        List<String> cutting = new ArrayList<>();
        rising.stream()
                .skip(keeping.size())
                .forEach(turn -> cutting.add(time(turn.interval()) + " cut " + HumanUnits.count(turn.cut()) + " of "
                        + HumanUnits.count(turn.viewers())));
        String rest = cutting.isEmpty() ? "" : "; " + String.join(", ", cutting);
        if (keeping.isEmpty()) {
            return new Outcome(List.of("no interval between pings kept all idle tunnels through " + path + rest), Map.of());
        }
        Duration longest = keeping.get(keeping.size() - 1).interval();
        return new Outcome(
                List.of("pings every " + time(longest) + " or more often kept all idle tunnels through " + path + rest),
                Map.of(Outcome.KEEPING_PING, (double) longest.toNanos()));
    }

    private static String time(Duration interval) {
        return HumanUnits.time(interval.toNanos());
    }
}

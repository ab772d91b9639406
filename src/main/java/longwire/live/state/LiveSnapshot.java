package longwire.live.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import longwire.measurement.Trust;

/**
 * All that is shown of a run at one moment. It never changes: whoever has it may take their time with it.
 *
 * @param atMillis when it was taken, since the epoch
 * @param trial the one that is on
 * @param ended the latest trials that are over, at most {@link #MOST_ENDED}, in the order they ran
 * @param valid trials that are over and VALID, all of them
 * @param invalid trials that are over and INVALID, all of them
 * @param points the last minutes, second by second, at most {@link #MOST_POINTS}
 * @param secondsLeft until the last trial is over, about; by the plan as long as none is
 * @param said the last message about the run as a whole; empty if there is none
 */
public record LiveSnapshot(
        LiveRun run,
        long atMillis,
        Optional<LiveTrial> trial,
        List<EndedTrial> ended,
        int valid,
        int invalid,
        List<LivePoint> points,
        double secondsLeft,
        String said) {
    /** Enough for a scraper with an interval of a minute to see every trial. */
    static final int MOST_ENDED = 32;
    /** Five minutes: what the charts show. */
    static final int MOST_POINTS = 300;

    /** Before anything has happened. */
    public static LiveSnapshot first(LiveRun run, long atMillis) {
        double secondsLeft = TimeLeft.seconds(run, List.of(), Optional.empty());
        return new LiveSnapshot(run, atMillis, Optional.empty(), List.of(), 0, 0, List.of(), secondsLeft, "");
    }

    /** A message about the run as a whole. */
    public LiveSnapshot afterWords(String line, long nowMillis) {
        return new LiveSnapshot(run, nowMillis, trial, ended, valid, invalid, points, secondsLeft, line);
    }

    /** A second of a trial has passed; {@code current} is its new state. */
    public LiveSnapshot afterSecond(LiveTrial current, long nowMillis) {
        long number = points.isEmpty() ? 1 : points.get(points.size() - 1).number() + 1;
        return new LiveSnapshot(
                run,
                nowMillis,
                Optional.of(current),
                ended,
                valid,
                invalid,
                latest(points, LivePoint.of(number, nowMillis, current), MOST_POINTS),
                TimeLeft.seconds(run, ended, Optional.of(current)),
                said);
    }

    /** The current trial has ended; nothing changes if there is none. */
    public LiveSnapshot afterTrial(List<String> reasons, Trust trust, long nowMillis) {
        if (trial.isEmpty()) {
            return this;
        }
        List<EndedTrial> all = latest(ended, new EndedTrial(trial.get(), reasons, trust), MOST_ENDED);
        return new LiveSnapshot(
                run,
                nowMillis,
                Optional.empty(),
                all,
                valid + (reasons.isEmpty() ? 1 : 0),
                invalid + (reasons.isEmpty() ? 0 : 1),
                points,
                TimeLeft.seconds(run, all, Optional.empty()),
                said);
    }

    private static <T> List<T> latest(List<T> before, T added, int most) {
        List<T> all = new ArrayList<>(before.subList(Math.max(0, before.size() + 1 - most), before.size()));
        all.add(added);
        return List.copyOf(all);
    }
}

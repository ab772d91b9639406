package longwire.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.experiment.trial.Phase;
import longwire.experiment.trial.Trial;
import longwire.live.state.LiveTrial;
import longwire.measurement.Count;
import longwire.measurement.Trust;
import longwire.plan.Plan;
import longwire.results.Outcome;
import longwire.results.TrialDirectory;
import longwire.results.TrialSummary;

/** Records and shows a trial that put no load on its path, because the path could not be measured. */
record LeftOut(Plan plan, Trial trial, String reason) {
    /** Leaves {@code side} of it as INVALID for {@code reasons}, with zero of everything. */
    TrialSummary leave(Trial.Side side, List<String> reasons, TrialDirectory directory) {
        directory.markInvalid(reasons);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts().forEach((count, none) -> counts.put(count.label(), none));
        return new TrialSummary(
                directory.name(),
                side.path(),
                side.transport().label(),
                trial.repeat(),
                trial.beside(side),
                plan.traffic().connections() / trial.sides().size(),
                0,
                0,
                0,
                reasons,
                Trust.NO_LIMIT,
                counts,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                Outcome.NONE);
    }

    /** The trial as live views show it: it starts and ends at the same moment. */
    LiveTrial glance() {
        return new LiveTrial(
                trial.number(),
                trial.path(),
                trial.transport().label(),
                Phase.OPENING.label(),
                0,
                plan.traffic().connections(),
                0,
                new LiveTrial.Rates(0, 0, 0, 0, 0),
                counts(),
                Map.of(),
                Map.of(),
                Trust.NO_LIMIT,
                List.of(reason),
                Map.of(),
                List.of());
    }

    private static Map<Count, Long> counts() {
        return Arrays.stream(Count.values())
                .collect(Collectors.toMap(count -> count, count -> 0L, (one, same) -> one, LinkedHashMap::new));
    }
}

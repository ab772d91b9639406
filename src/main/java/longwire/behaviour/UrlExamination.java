package longwire.behaviour;

import java.time.Duration;
import java.util.List;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.kind.UrlBehaviours;
import longwire.viewer.Target;

/** Tries a server of somebody else's. */
final class UrlExamination {
    private static final List<String> NOTES =
            List.of("A URL is tried as a viewer only, without our origin and its process.");

    private UrlExamination() {}

    /** What it does, or that it answers no WebSocket. */
    static Portrait of(Target target, Duration idle) {
        String refusal = UrlBehaviours.refusal(target);
        return refusal.isEmpty()
                ? Examination.of(target, UrlBehaviours.all(idle), NOTES)
                : Portrait.failed(target.toString(), refusal);
    }
}

package longwire.plan;

import java.time.Duration;
import longwire.settings.Limits;

/**
 * What our origin answers to a POST.
 *
 * @param events of each answer; 1 to 100,000
 * @param gap between them; 0 to 60 s
 */
public record TokenStreams(int events, Duration gap) {
    private static final int MOST_EVENTS = 100_000;
    private static final Duration LONGEST_GAP = Duration.ofSeconds(60);

    public TokenStreams {
        new Limits()
                .whole("token-stream.events", events, 1, MOST_EVENTS)
                .check(
                        "token-stream.gap",
                        gap,
                        !gap.isNegative() && gap.compareTo(LONGEST_GAP) <= 0,
                        "0 to " + LONGEST_GAP.toSeconds() + "s")
                .refuse();
    }

    /** The query by which the origin is asked for it. */
    public String query() {
        return "?events=" + events + "&gap-millis=" + gap.toMillis();
    }
}

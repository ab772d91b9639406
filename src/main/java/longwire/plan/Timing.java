package longwire.plan;

import java.time.Duration;
import longwire.settings.Limits;

/**
 * How long a trial lasts.
 *
 * @param warmUpMessages sent on each path before the first trial; 0 or more
 * @param warmUp first part of each trial: messages due in it are not timed
 * @param duration measured part of each trial
 * @param deadline how long to wait for replies after the last message was due
 */
public record Timing(int warmUpMessages, Duration warmUp, Duration duration, Duration deadline) {
    private static final int MOST_WARM_UP_MESSAGES = 10_000_000;

    public Timing {
        new Limits()
                .whole("warm-up-messages", warmUpMessages, 0, MOST_WARM_UP_MESSAGES)
                .refuse();
    }
}

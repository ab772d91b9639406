package longwire.gatling;

import io.gatling.core.session.Session;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import longwire.viewer.Load;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.StreamSettings.Arrival;

/**
 * Sends a user's messages on a schedule that no answer can delay. Gatling gets one entry for each user: the slowest
 * response time of its messages, failed where one was lost. Immutable: each method gives another.
 */
public final class StreamStep extends Step {
    private static final StreamSettings DEFAULT = new StreamSettings(
            1, Arrival.UNIFORM, 1, 64, false, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(5));

    private final StreamSettings settings;
    private final boolean together;

    private StreamStep(String name, StreamSettings settings, boolean together) {
        super(name);
        this.settings = settings;
        this.together = together;
    }

    static StreamStep named(String name) {
        return new StreamStep(name, DEFAULT, false);
    }

    /** With all settings at once. */
    public StreamStep settings(StreamSettings all) {
        return new StreamStep(name(), all, together);
    }

    /** At this rate for each user; above 0. */
    public StreamStep messagesPerSecond(double rate) {
        return settings(settings.atRate(rate));
    }

    /** With messages of this size, in bytes. */
    public StreamStep payloadBytes(int bytes) {
        return settings(settings.ofBytes(bytes));
    }

    /** For so long, after the warm-up. */
    public StreamStep during(Duration measured) {
        return settings(settings.lasting(settings.warmUp(), measured));
    }

    /** With messages at first that are not timed. */
    public StreamStep warmUp(Duration warmUp) {
        return settings(settings.lasting(warmUp, settings.measured()));
    }

    /** Begins when all users of the protocol are connected, for all at the same moment. */
    public StreamStep together() {
        return new StreamStep(name(), settings, true);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Load.Member member = UserViewer.member(session);
        if (member == null) {
            user.skipped(session);
            return;
        }
        Load load = shared.get();
        LongConsumer begin = start -> member.viewer().stream(
                settings, start, member.index(), load.connections(), outcome -> tell(outcome, session, user));
        if (together) {
            load.gate().arrive(begin);
        } else {
            begin.accept(load.nanoTime());
        }
    }

    private static void tell(StreamOutcome outcome, Session session, User user) {
        if (outcome.failed() == 0) {
            user.succeeded(session, outcome.slowestNanos());
        } else {
            user.failed(session, outcome.slowestNanos(), "messages lost or never sent");
        }
    }
}

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
 * Sends a user's messages on a schedule that no reply can delay. Gatling gets one entry per user: the slowest response
 * time of its messages, failed if one was lost. Immutable: each method returns a changed copy.
 */
public final class StreamStep extends Step {
    private static final StreamSettings DEFAULT = new StreamSettings(
            1, Arrival.UNIFORM, 1, 64, false, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(5));

    private final StreamSettings settings;
    private final boolean together;
    private final boolean losing;

    private StreamStep(String name, StreamSettings settings, boolean together, boolean losing) {
        super(name);
        this.settings = settings;
        this.together = together;
        this.losing = losing;
    }

    static StreamStep named(String name) {
        return new StreamStep(name, DEFAULT, false, false);
    }

    /** Sets all settings at once. */
    public StreamStep settings(StreamSettings all) {
        return new StreamStep(name(), all, together, losing);
    }

    /** Sets the rate of each user; above 0. */
    public StreamStep messagesPerSecond(double rate) {
        return settings(settings.atRate(rate));
    }

    /** Sets the payload size of each message, in bytes. */
    public StreamStep payloadBytes(int bytes) {
        return settings(settings.ofBytes(bytes));
    }

    /** Sets the duration of the measured part, which follows the warm-up. */
    public StreamStep during(Duration measured) {
        return settings(settings.lasting(settings.warmUp(), measured));
    }

    /** Sets the duration of the warm-up, whose messages are sent but not timed. */
    public StreamStep warmUp(Duration warmUp) {
        return settings(settings.lasting(warmUp, settings.measured()));
    }

    /**
     * Starts for all users at the same moment, once all users of the protocol are connected; so it is where some publish to the
     * others.
     */
    public StreamStep together() {
        return new StreamStep(name(), settings, true, losing);
    }

    /** Whether a user who lost messages is a success all the same, because connections are cut on purpose. */
    public StreamStep losing(boolean allowed) {
        return new StreamStep(name(), settings, together, allowed);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Load.Member member = UserViewer.member(session);
        if (member == null) {
            user.skipped(session);
            return;
        }
        Load load = shared.get();
        if (!load.transport().sends()) {
            user.failed(session, 0, load.transport().label() + " sends no messages (expected: the step subscribe)");
            return;
        }
        LongConsumer begin = start -> member.viewer().stream(
                settings, start, member.index(), load.senders(), outcome -> tell(outcome, session, user));
        if (together || load.fansOut()) {
            load.gate().arrive(begin);
        } else {
            begin.accept(load.nanoTime());
        }
    }

    private void tell(StreamOutcome outcome, Session session, User user) {
        if (losing || outcome.failed() == 0) {
            user.succeeded(session, outcome.slowestNanos());
        } else {
            user.failed(session, outcome.slowestNanos(), "messages lost, missed or never sent");
        }
    }
}

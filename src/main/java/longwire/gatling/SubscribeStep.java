package longwire.gatling;

import io.gatling.core.session.Session;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import longwire.fault.InputFault;
import longwire.measurement.MeasuredWindow;
import longwire.viewer.Load;

/**
 * Receives the events that a feed pushes to a user. Gatling gets one entry per user: the greatest age of an event.
 * Immutable: each method returns a changed copy.
 */
public final class SubscribeStep extends Step {
    private final Duration warmUp;
    private final Duration measured;
    private final Duration deadline;
    private final boolean together;

    private SubscribeStep(String name, Duration warmUp, Duration measured, Duration deadline, boolean together) {
        super(name);
        if (warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new InputFault(name, warmUp + " then " + measured, "a warm-up of 0 or more, a duration above 0");
        }
        this.warmUp = warmUp;
        if (deadline.isNegative()) {
            throw new InputFault(name + " deadline", deadline, "0 or more");
        }
        this.measured = measured;
        this.deadline = deadline;
        this.together = together;
    }

    static SubscribeStep named(String name) {
        return new SubscribeStep(name, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(5), false);
    }

    /** Sets the duration of the measured part, which follows the warm-up. */
    public SubscribeStep during(Duration duration) {
        return new SubscribeStep(name(), warmUp, duration, deadline, together);
    }

    /** Sets the duration of the warm-up, whose events are received but not timed. */
    public SubscribeStep warmUp(Duration duration) {
        return new SubscribeStep(name(), duration, measured, deadline, together);
    }

    /** Sets how long to wait for an event that was due after the measured part: then none of it is on its way any more. */
    public SubscribeStep deadline(Duration longest) {
        return new SubscribeStep(name(), warmUp, measured, longest, together);
    }

    /** Starts for all users at the same moment, once all users of the protocol are connected. */
    public SubscribeStep together() {
        return new SubscribeStep(name(), warmUp, measured, deadline, true);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Load.Member member = UserViewer.member(session);
        if (member == null) {
            user.skipped(session);
            return;
        }
        Load load = shared.get();
        LongConsumer begin = start -> member.viewer()
                .subscribe(window(start), deadline, outcome -> user.succeeded(session, outcome.slowestNanos()));
        if (together) {
            load.gate().arrive(begin);
        } else {
            begin.accept(load.nanoTime());
        }
    }

    private MeasuredWindow window(long start) {
        long from = start + warmUp.toNanos();
        return new MeasuredWindow(from, from + measured.toNanos());
    }
}

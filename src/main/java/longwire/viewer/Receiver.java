package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.viewer.fanout.Inbox;
import longwire.viewer.fanout.Room;
import longwire.viewer.pacing.Pacer;

/**
 * What one viewer gets of the messages that others publish: times and counts each delivery, and in the end those that it missed.
 * A publish that never came enters no time: nobody knows when it was due.
 */
final class Receiver {
    /** How often a receiver looks whether all is there, once nothing more is due. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Room room;
    private final ViewerLoop loop;
    private final Readings.Shard readings;
    private final Inbox inbox;
    private MeasuredWindow window;
    private long latestNanos;
    private long slowestNanos;
    private Consumer<StreamOutcome> done;
    private boolean ended;
    /** Of streams before this one. */
    private long missedBefore;

    Receiver(Room room, ViewerLoop loop, Readings.Shard readings) {
        this.room = room;
        this.loop = loop;
        this.readings = readings;
        this.inbox = new Inbox(room);
    }

    /** Receives what the others publish with {@code settings}, from {@code startNanos} on. */
    void begin(StreamSettings settings, long startNanos, Consumer<StreamOutcome> told) {
        window = settings.window(startNanos);
        latestNanos = window.endNanos() + settings.deadline().toNanos();
        done = told;
        ended = false;
        room.receiverBegan();
        loop.pacer().add(this::look, window.endNanos());
    }

    /** Whether a message that arrived is a publish. */
    boolean takes(ByteBuf from, int start, int length, long receivedNanos) {
        Inbox.Arrival arrival = inbox.take(from, start, length);
        if (arrival == Inbox.Arrival.DELIVERED && !ended) {
            delivered(receivedNanos);
        } else if (arrival == Inbox.Arrival.AGAIN && !ended) {
            readings.tally().add(Count.DELIVERED_AGAIN);
        }
        return arrival != Inbox.Arrival.OTHER;
    }

    private void delivered(long receivedNanos) {
        readings.tally().add(Count.DELIVERED);
        long due = inbox.dueNanos();
        boolean measured = window != null && window.holds(due);
        if (measured) {
            long age = receivedNanos - due;
            slowestNanos = Math.max(slowestNanos, age);
            readings.recorder().record(Series.FAN_OUT, age);
            readings.recorder().record(Series.READ_LAG, loop.wakeUp().lagNanos(receivedNanos, due));
        }
        inbox.tell(measured, receivedNanos, readings.recorder());
    }

    private long look(long due) {
        long missed = Math.max(0, inbox.missing() - missedBefore);
        boolean complete = room.isSilent() && missed == 0;
        if (!complete && due - latestNanos < 0) {
            return due + LOOK_NANOS;
        }
        ended = true;
        missedBefore += missed;
        readings.tally().add(Count.MISSED, missed);
        room.receiverEnded(readings.recorder());
        done.accept(new StreamOutcome(inbox.delivered(), missed, slowestNanos));
        return Pacer.NEVER;
    }
}

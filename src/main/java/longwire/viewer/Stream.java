package longwire.viewer;

import java.util.function.Consumer;
import longwire.measurement.Count;
import longwire.measurement.LatencyRecorder;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.SendSchedule;
import longwire.measurement.Series;
import longwire.measurement.Tally;
import longwire.viewer.pacing.Pacer;
import longwire.viewer.pacing.WakeUp;

/**
 * The messages of one viewer: sends each when it is due, matches it with its reply, and counts it. A message without a reply
 * enters the response times with the time that the viewer waited for it, the deadline.
 */
final class Stream implements Pacer.Paced {
    private final Viewer viewer;
    private final StreamSettings settings;
    private final SendSchedule schedule;
    private final long sizesSeed;
    private final long startNanos;
    private final MeasuredWindow window;
    private final Consumer<StreamOutcome> done;
    private final InFlight inFlight = new InFlight();
    private final LatencyRecorder recorder;
    private final Tally tally;

    private long index;
    private long answered;
    private long failed;
    private long slowestNanos;
    private boolean draining;
    private boolean finished;

    Stream(
            Viewer viewer,
            StreamSettings settings,
            int number,
            int viewers,
            long startNanos,
            Consumer<StreamOutcome> done) {
        this.viewer = viewer;
        this.settings = settings;
        this.schedule = settings.schedule(number, viewers);
        this.sizesSeed = settings.seed() * viewers + number;
        this.startNanos = startNanos;
        this.done = done;
        this.recorder = viewer.readings().recorder();
        this.tally = viewer.readings().tally();
        this.window = settings.window(startNanos);
    }

    StreamSettings settings() {
        return settings;
    }

    /** The size of message {@code sequence}. */
    int payloadBytes(long sequence) {
        return settings.sizes().bytes(sizesSeed, sequence);
    }

    MeasuredWindow window() {
        return window;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** How many messages were answered so far. */
    long answered() {
        return answered;
    }

    void begin() {
        if (viewer.seat() != null) {
            viewer.seat().room().publisherBegan();
        }
        scheduleNext();
    }

    @Override
    public long fire(long due) {
        if (due - window.endNanos() >= 0) {
            drain();
            return Pacer.NEVER;
        }
        if (window.holds(due)) {
            tally.add(Count.DUE_MEASURED);
        }
        long sequence = viewer.takesMore() ? inFlight.offer(due) : -1;
        if (sequence < 0) {
            tally.add(Count.UNSENT);
            neverAnswered(due);
        } else {
            viewer.wire().send(sequence);
        }
        return nextDueNanos();
    }

    /**
     * Message {@code sequence} was handed to the socket at {@code sentNanos}.
     *
     * @param readyNanos when the transport became free; the wait before it is caused by the transport and is not send lag of
     *     the generator
     */
    void sent(long sequence, long sentNanos, long readyNanos) {
        inFlight.sent(sequence, sentNanos);
        tally.add(Count.SENT);
        if (viewer.seat() != null) {
            viewer.seat().room().published();
        }
        long due = inFlight.dueNanos(sequence);
        if (window.holds(sentNanos)) {
            tally.add(Count.SENT_MEASURED);
        }
        if (isTimed(due)) {
            recorder.record(Series.SEND_LAG, sentNanos - (readyNanos - due > 0 ? readyNanos : due));
        }
    }

    /** A reply to {@code sequence} was read from the socket; {@code dueNanos} is the due time in its stamp. */
    void answered(long sequence, long dueNanos, long receivedNanos) {
        if (finished) {
            // After the deadline: already counted as lost.
            return;
        }
        switch (inFlight.answer(sequence)) {
            case AGAIN -> tally.add(Count.DUPLICATED);
            case UNKNOWN -> tally.add(Count.CORRUPTED);
            case OUT_OF_ORDER -> {
                tally.add(Count.REORDERED);
                take(sequence, dueNanos, receivedNanos);
            }
            case IN_ORDER -> take(sequence, dueNanos, receivedNanos);
        }
    }

    /** The first event of the answer to {@code sequence} was read from the socket. */
    void firstEvent(long sequence, long receivedNanos) {
        long due = inFlight.dueNanos(sequence);
        if (!finished && isTimed(due)) {
            recorder.record(Series.FIRST_EVENT, receivedNanos - due);
        }
    }

    /** Another event of that answer came {@code gapNanos} after the one before. */
    void nextEvent(long sequence, long gapNanos) {
        if (!finished && isTimed(inFlight.dueNanos(sequence))) {
            recorder.record(Series.EVENT_GAP, gapNanos);
        }
    }

    /** Nobody answers {@code sequence}, which was sent. */
    void settled(long sequence) {
        answered++;
        inFlight.remove(sequence);
        finishIfDrained();
    }

    /** The reply to {@code sequence} is invalid, and no other will follow. */
    void spoiled(long sequence) {
        tally.add(Count.CORRUPTED);
        if (giveUp(sequence)) {
            tally.add(Count.LOST);
        }
        finishIfDrained();
    }

    /** The reply to {@code sequence} says that the message failed. */
    void failed(long sequence) {
        tally.add(Count.ERRORS);
        giveUp(sequence);
        finishIfDrained();
    }

    /** False if it is not in flight. */
    private boolean giveUp(long sequence) {
        InFlight.Answer answer = inFlight.answer(sequence);
        if (answer == InFlight.Answer.AGAIN || answer == InFlight.Answer.UNKNOWN) {
            return false;
        }
        neverAnswered(inFlight.dueNanos(sequence));
        inFlight.giveUp(sequence);
        return true;
    }

    private void finishIfDrained() {
        if (draining && inFlight.isEmpty()) {
            finish();
        }
    }

    /** The connection has ended: messages in flight are lost, and waiting messages are never sent. */
    void dropped() {
        long lost = tally.get(Count.LOST);
        giveUpAllInFlight();
        tally.add(Count.CUT_OFF, tally.get(Count.LOST) - lost);
        if (draining) {
            finish();
        }
    }

    private void take(long sequence, long dueNanos, long receivedNanos) {
        if (inFlight.dueNanos(sequence) != dueNanos) {
            tally.add(Count.CORRUPTED);
            return;
        }
        tally.add(Count.RECEIVED);
        if (window.holds(receivedNanos)) {
            tally.add(Count.RECEIVED_MEASURED);
        }
        answered++;
        long response = receivedNanos - dueNanos;
        slowestNanos = Math.max(slowestNanos, response);
        if (isTimed(dueNanos)) {
            recorder.record(Series.RESPONSE, response);
            long sent = inFlight.sentNanos(sequence);
            recorder.record(Series.SERVICE, receivedNanos - sent);
            WakeUp wakeUp = viewer.loop().wakeUp();
            recorder.record(Series.READ_LAG, wakeUp.lagNanos(receivedNanos, sent));
            viewer.readings().message(sequence, dueNanos, sent, wakeUp.endNanos(), receivedNanos);
        }
        inFlight.remove(sequence);
        finishIfDrained();
    }

    private void scheduleNext() {
        viewer.loop().pacer().add(this, nextDueNanos());
    }

    private long nextDueNanos() {
        long due = startNanos + schedule.dueNanos(index++);
        // A message due long after the window must not delay the end of the stream.
        return due - window.endNanos() < 0 ? due : window.endNanos();
    }

    private void drain() {
        draining = true;
        if (viewer.seat() != null) {
            viewer.seat().room().publisherEnded();
        }
        if (inFlight.isEmpty()) {
            finish();
            return;
        }
        long now = viewer.loop().clock().nanoTime();
        viewer.loop().pacer().add(this::expire, now + settings.deadline().toNanos());
    }

    /** The deadline; it also fires if the stream has already finished. */
    private long expire(long due) {
        giveUpAllInFlight();
        finish();
        return Pacer.NEVER;
    }

    private void giveUpAllInFlight() {
        for (long sequence = inFlight.removeOldest(); sequence >= 0; sequence = inFlight.removeOldest()) {
            tally.add(inFlight.wasSent(sequence) ? Count.LOST : Count.UNSENT);
            neverAnswered(inFlight.dueNanos(sequence));
        }
        inFlight.clear();
    }

    private void neverAnswered(long due) {
        failed++;
        if (isTimed(due)) {
            long waited = viewer.loop().clock().nanoTime() - due;
            recorder.record(
                    Series.RESPONSE, Math.max(waited, settings.deadline().toNanos()));
        }
    }

    private boolean isTimed(long due) {
        return viewer.isTimed() && window.holds(due);
    }

    private void finish() {
        if (!finished) {
            finished = true;
            done.accept(new StreamOutcome(answered, failed, slowestNanos));
        }
    }
}

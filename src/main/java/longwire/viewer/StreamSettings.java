package longwire.viewer;

import java.time.Duration;
import java.util.SplittableRandom;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.SendSchedule;
import longwire.message.PayloadKind;
import longwire.message.Stamp;
import longwire.settings.Limits;
import longwire.settings.PayloadSizes;

/**
 * What a viewer sends, and for how long.
 *
 * @param messagesPerSecond of one viewer; above 0
 * @param arrival distribution of its due times
 * @param seed the same seed gives the same due times
 * @param sizes of messages, stamp included: {@link PayloadKind#leastBytes} to 16 MiB
 * @param kind of their payloads
 * @param warmUp messages due in it are sent, answered and counted, but not timed
 * @param measured the part that follows the warm-up
 * @param deadline how long to wait for replies after the last message was due
 */
public record StreamSettings(
        double messagesPerSecond,
        Arrival arrival,
        long seed,
        PayloadSizes sizes,
        PayloadKind kind,
        Duration warmUp,
        Duration measured,
        Duration deadline) {
    /** The largest payload that the origin accepts in one frame. */
    public static final int LARGEST_PAYLOAD_BYTES = Stamp.MOST_BYTES;

    /** Keeps the due times of adjacent seeds apart; any large odd number works. */
    private static final long SEED_SPREAD = 0x9e37_79b9_7f4a_7c15L;

    /** Distributions of due times. */
    public enum Arrival {
        /** Evenly, each viewer with a phase of its own. */
        UNIFORM,
        /** As a Poisson process. */
        POISSON
    }

    public StreamSettings {
        int least = kind.leastBytes();
        new Limits()
                .check(
                        "messages per second",
                        messagesPerSecond,
                        messagesPerSecond > 0 && messagesPerSecond <= 1e6,
                        "above 0, at most 1e6")
                .check(
                        "payload-bytes",
                        sizes,
                        sizes.least() >= least && sizes.most() <= LARGEST_PAYLOAD_BYTES,
                        least + " to " + LARGEST_PAYLOAD_BYTES)
                .check("warm-up", warmUp, !warmUp.isNegative(), "0 or more")
                .check("duration", measured, !measured.isNegative() && !measured.isZero(), "above 0")
                .check("deadline", deadline, !deadline.isNegative() && !deadline.isZero(), "above 0")
                .refuse();
    }

    /** Settings with one size, binary or text. */
    public StreamSettings(
            double messagesPerSecond,
            Arrival arrival,
            long seed,
            int payloadBytes,
            boolean text,
            Duration warmUp,
            Duration measured,
            Duration deadline) {
        this(
                messagesPerSecond,
                arrival,
                seed,
                PayloadSizes.of(payloadBytes),
                text ? PayloadKind.TEXT : PayloadKind.BINARY,
                warmUp,
                measured,
                deadline);
    }

    /** The largest of {@link #sizes}. */
    public int payloadBytes() {
        return sizes.most();
    }

    /** Whether messages are text frames. */
    public boolean text() {
        return kind.isText();
    }

    /** The schedule of viewer {@code index} of {@code viewers}: evenly spread phases, all shifted by the seed. */
    public SendSchedule schedule(int index, int viewers) {
        if (arrival == Arrival.POISSON) {
            return SendSchedule.poisson(messagesPerSecond, seed * SEED_SPREAD + index);
        }
        double shift = new SplittableRandom(seed).nextDouble();
        return SendSchedule.uniform(messagesPerSecond, (shift + (double) index / viewers) % 1);
    }

    /** The measured part of a stream that starts at {@code startNanos}. */
    public MeasuredWindow window(long startNanos) {
        long from = startNanos + warmUp.toNanos();
        return new MeasuredWindow(from, from + measured.toNanos());
    }

    /** A copy with another rate. */
    public StreamSettings atRate(double messages) {
        return new StreamSettings(messages, arrival, seed, sizes, kind, warmUp, measured, deadline);
    }

    /** A copy with another distribution of due times. */
    public StreamSettings arriving(Arrival other) {
        return new StreamSettings(messagesPerSecond, other, seed, sizes, kind, warmUp, measured, deadline);
    }

    /** A copy with another payload size. */
    public StreamSettings ofBytes(int bytes) {
        return new StreamSettings(
                messagesPerSecond, arrival, seed, PayloadSizes.of(bytes), kind, warmUp, measured, deadline);
    }

    /** A copy with another warm-up and measured part. */
    public StreamSettings lasting(Duration notTimed, Duration timed) {
        return new StreamSettings(messagesPerSecond, arrival, seed, sizes, kind, notTimed, timed, deadline);
    }

    /** A copy with another deadline. */
    public StreamSettings waiting(Duration longest) {
        return new StreamSettings(messagesPerSecond, arrival, seed, sizes, kind, warmUp, measured, longest);
    }
}

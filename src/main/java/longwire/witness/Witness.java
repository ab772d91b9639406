package longwire.witness;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import longwire.measurement.MessageTimes;

/**
 * What a capture says about the times of messages. The packet of a message is the first that carries it away from a viewer,
 * with the first byte of its frame; that of its reply is the last that carries it towards one, with the last byte. With a
 * proxy on the way, those are the viewer's own.
 */
public final class Witness {
    private static final int PERCENT = 100;

    /** A step of a message's way, and how long it took: the difference between a time of the generator and one of a packet. */
    public enum Step {
        /** From sent until the packet was on its way: the generator's call of the kernel. */
        SENDING,
        /** From the reply's packet until the event loop woke up: the host's network stack and its scheduler. */
        WAKING,
        /** From there until the reply was read: what came first in the same wake-up. */
        READING,
        /** From the reply's packet until the reply was read: the two together. */
        RECEIVING
    }

    private final Map<Step, long[]> sorted = new EnumMap<>(Step.class);
    private final long messages;
    private final int seen;
    private long impossible;

    private Witness(Collection<MessageTimes> messages, Map<Message, Packets> packets, ClockMapping clocks) {
        this.messages = messages.size();
        MessageTimes[] both = messages.stream()
                .filter(message ->
                        packets.getOrDefault(Message.of(message), Packets.NONE).areBoth())
                .toArray(MessageTimes[]::new);
        this.seen = both.length;
        for (Step step : Step.values()) {
            sorted.put(step, new long[seen]);
        }
        for (int i = 0; i < seen; i++) {
            Packets its = packets.get(Message.of(both[i]));
            long request = clocks.monotonicNanos(its.requestDayNanos);
            long reply = clocks.monotonicNanos(its.replyDayNanos);
            sorted.get(Step.SENDING)[i] = request - both[i].sentNanos();
            sorted.get(Step.WAKING)[i] = both[i].wokeNanos() - reply;
            sorted.get(Step.READING)[i] = both[i].receivedNanos() - both[i].wokeNanos();
            sorted.get(Step.RECEIVING)[i] = both[i].receivedNanos() - reply;
            if (request - both[i].sentNanos() < -clocks.boundNanos()
                    || both[i].receivedNanos() - reply < -clocks.boundNanos()) {
                impossible++;
            }
        }
        sorted.values().forEach(Arrays::sort);
    }

    /**
     * Compares {@code messages} with the packets in {@code capture}.
     *
     * @param clocks from the capture's clock to that of the messages
     */
    public static Witness of(Collection<MessageTimes> messages, Path capture, ClockMapping clocks) {
        Map<Message, Packets> packets = new HashMap<>();
        CapturedStream.Found found = (fromViewer, sequence, dueNanos, firstDayNanos, lastDayNanos) -> packets.merge(
                new Message(sequence, dueNanos),
                fromViewer ? new Packets(firstDayNanos, 0) : new Packets(0, lastDayNanos),
                Packets::with);
        Map<CaptureFile.Direction, CapturedStream> streams = new HashMap<>();
        CaptureFile.read(capture, new CaptureFile.Segments() {
            @Override
            public void opened(CaptureFile.Direction direction) {
                streams.put(direction, new CapturedStream(found));
            }

            @Override
            public void segment(CaptureFile.Direction direction, int number, long dayNanos, ByteBuffer payload) {
                streams.computeIfAbsent(direction, any -> new CapturedStream(found))
                        .segment(number, dayNanos, payload);
            }
        });
        return new Witness(messages, packets, clocks);
    }

    /** How many messages were to be compared. */
    public long messages() {
        return messages;
    }

    /** Those of which both packets were seen. */
    public long seen() {
        return seen;
    }

    /** Messages that cannot be true: sent after their packet, or received before their reply's. */
    public long impossible() {
        return impossible;
    }

    /**
     * A percentile of the size of a step over all messages seen, by nearest rank. A step may be below 0 where the generator's
     * time is wrong; its size is then how wrong.
     *
     * @param percentile 0 to 100
     * @return nanoseconds; 0 if no message was seen
     */
    public long sizeNanos(Step step, double percentile) {
        long[] sizes = Arrays.stream(sorted.get(step)).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 0 : sizes[Math.max(0, (int) Math.ceil(percentile / PERCENT * sizes.length) - 1)];
    }

    /** The median of a step, with its sign, in nanoseconds; 0 if no message was seen. */
    public long medianNanos(Step step) {
        long[] sizes = sorted.get(step);
        return sizes.length == 0 ? 0 : sizes[(sizes.length - 1) / 2];
    }

    private record Message(long sequence, long dueNanos) {
        static Message of(MessageTimes times) {
            return new Message(times.sequence(), times.dueNanos());
        }
    }

    /** When the packets of a message were seen; 0 is never. */
    private record Packets(long requestDayNanos, long replyDayNanos) {
        static final Packets NONE = new Packets(0, 0);

        Packets with(Packets later) {
            return new Packets(
                    pick(requestDayNanos, later.requestDayNanos, Math::min),
                    pick(replyDayNanos, later.replyDayNanos, Math::max));
        }

        boolean areBoth() {
            return requestDayNanos != 0 && replyDayNanos != 0;
        }

        private static long pick(long one, long other, LongBinaryOperator which) {
            return one == 0 || other == 0 ? one + other : which.applyAsLong(one, other);
        }
    }
}

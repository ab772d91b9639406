package longwire.measurement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The readings of one load: one shard per writing thread, and their sums, which any thread may read. */
public final class Readings {
    /** A reason may hold what another side sends, such as a header. */
    private static final int MOST_REASONS = 20;

    private static final String OTHER_REASONS = "other reasons";

    private final List<Shard> shards;
    private final int viewers;
    /** Null until the first event. */
    private FanOut events;

    /** Readings for {@code writers} threads (1 or more) of a load whose events nobody else has. */
    public Readings(int writers) {
        this(writers, 1);
    }

    /** Readings for {@code writers} threads (1 or more) of a load of {@code viewers} (1 or more). */
    public Readings(int writers, int viewers) {
        this.viewers = viewers;
        shards = IntStream.range(0, writers).mapToObj(any -> new Shard(this)).toList();
    }

    /** The shard of writer {@code index}, from 0. */
    public Shard shard(int index) {
        return shards.get(index);
    }

    /** The values of each series since the last call. */
    public Map<Series, Histogram> takeInterval() {
        Map<Series, Histogram> sums = new EnumMap<>(Series.class);
        for (Shard shard : shards) {
            shard.takeInterval()
                    .forEach((series, histogram) -> sums.merge(series, histogram, (sum, more) -> {
                        sum.add(more);
                        return sum;
                    }));
        }
        return sums;
    }

    /** Keeps the times of each message from now on; called before anything is written. */
    public void keepMessages() {
        shards.forEach(shard -> shard.messages = new MessageLog());
    }

    /** The times of all messages, in the order in which their replies were read; empty unless they are kept. */
    public List<MessageTimes> messages() {
        return shards.stream()
                .filter(shard -> shard.messages != null)
                .flatMap(shard -> shard.messages.all().stream())
                .sorted(Comparator.comparingLong(MessageTimes::receivedNanos))
                .toList();
    }

    /** All counts so far; none is missing. */
    public Map<Count, Long> counts() {
        return sum(List.of(this));
    }

    /** All counts of several loads so far; none is missing. */
    public static Map<Count, Long> sum(List<Readings> loads) {
        List<Tally> tallies = new ArrayList<>();
        loads.forEach(load -> load.shards.forEach(shard -> tallies.add(shard.tally)));
        return Tally.sum(tallies);
    }

    /** Connections open now. */
    public long open() {
        Map<Count, Long> counts = counts();
        return counts.get(Count.OPENED)
                + counts.get(Count.RETURNED)
                - counts.get(Count.DROPPED)
                - counts.get(Count.CLOSED);
    }

    /**
     * The number of dropped connections by close code and reason, such as {@code 1001 going away}; {@code none} counts those
     * without a close frame. Beyond the first few reasons, the code stands alone.
     */
    public Map<String, Long> drops() {
        return sum(shard -> shard.drops);
    }

    /** The number of failed handshakes by reason; those beyond the first few reasons together as {@code other reasons}. */
    public Map<String, Long> refusals() {
        return sum(shard -> shard.refusals);
    }

    /** What a service says of the first message that failed; empty if none did. */
    public Optional<String> firstError() {
        return shards.stream()
                .map(shard -> shard.firstError)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private synchronized FanOut events() {
        if (events == null) {
            events = new FanOut(1, viewers);
        }
        return events;
    }

    private Map<String, Long> sum(Function<Shard, Map<String, Long>> part) {
        Map<String, Long> sums = new TreeMap<>();
        for (Shard shard : shards) {
            Map<String, Long> counts = part.apply(shard);
            synchronized (counts) {
                counts.forEach((name, count) -> sums.merge(name, count, Long::sum));
            }
        }
        return sums;
    }

    /** The readings of one thread. */
    public static final class Shard {
        private final LatencyRecorder recorder = new LatencyRecorder();
        private final Tally tally = new Tally();
        private final Map<String, Long> drops = new TreeMap<>();
        private final Map<String, Long> refusals = new TreeMap<>();
        /** Why the first message failed that the service says failed; null if none did. */
        private volatile String firstError;
        /** Null unless the times of each message are kept. */
        private MessageLog messages;
        /** What was recorded elsewhere and not taken yet. */
        private final Map<Series, Histogram> brought = new EnumMap<>(Series.class);

        private final Readings load;
        /** That of the load, once this thread had an event. */
        private FanOut events;

        private Shard(Readings load) {
            this.load = load;
        }

        /** The skew of the events that are pushed to all viewers of the load. */
        public FanOut events() {
            if (events == null) {
                events = load.events();
            }
            return events;
        }

        public LatencyRecorder recorder() {
            return recorder;
        }

        public Tally tally() {
            return tally;
        }

        /** Adds what another process has recorded since the last call. */
        public synchronized void bring(Map<Series, Histogram> recorded) {
            recorded.forEach((series, histogram) -> brought.computeIfAbsent(series, any -> Latencies.histogram())
                    .add(histogram));
        }

        /** Sets all counts to those of another process, which alone has this shard. */
        public synchronized void bring(
                Map<Count, Long> counts, Map<String, Long> dropsByCode, Map<String, Long> refusalsByReason) {
            counts.forEach((count, value) -> tally.add(count, value - tally.get(count)));
            replace(drops, dropsByCode);
            replace(refusals, refusalsByReason);
        }

        private static void replace(Map<String, Long> counts, Map<String, Long> others) {
            synchronized (counts) {
                counts.clear();
                counts.putAll(others);
            }
        }

        private synchronized Map<Series, Histogram> takeInterval() {
            Map<Series, Histogram> taken = recorder.takeInterval();
            brought.forEach((series, histogram) -> taken.merge(series, histogram, (sum, more) -> {
                sum.add(more);
                return sum;
            }));
            brought.clear();
            return taken;
        }

        /** Counts a failed handshake under its reason. {@code first} says whether it was the first of its viewer. */
        public void refused(String reason, boolean first) {
            tally.add(Count.HANDSHAKE_FAILED);
            if (first) {
                tally.add(Count.FIRST_HANDSHAKE_FAILED);
            }
            synchronized (refusals) {
                boolean another = refusals.size() >= MOST_REASONS && !refusals.containsKey(reason);
                refusals.merge(another ? OTHER_REASONS : reason, 1L, Long::sum);
            }
        }

        /** Keeps the first reason for which a service says that a message failed. */
        public void failed(String reason) {
            if (firstError == null) {
                firstError = reason;
            }
        }

        /** Keeps the times of one message, if that is asked for. */
        public void message(long sequence, long dueNanos, long sentNanos, long wokeNanos, long receivedNanos) {
            if (messages != null) {
                messages.add(sequence, dueNanos, sentNanos, wokeNanos, receivedNanos);
            }
        }

        /** Counts a dropped connection under its close code and reason, or under a word in their place, such as {@code none}. */
        public void dropped(String code) {
            tally.add(Count.DROPPED);
            synchronized (drops) {
                boolean another = drops.size() >= MOST_REASONS && !drops.containsKey(code);
                drops.merge(another ? code.replaceFirst(" .*", "") : code, 1L, Long::sum);
            }
        }
    }
}

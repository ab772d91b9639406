package longwire.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.proxy.RunningProxy;
import longwire.viewer.Transport;

/** Compares what viewers counted during a trial with what origin or proxy counted. */
final class CounterCheck {
    private final String who;
    private final Supplier<Map<String, Long>> counters;
    private final Transport transport;
    private final Map<String, Long> before;
    private Map<String, Long> counted = Map.of();

    private CounterCheck(String who, Supplier<Map<String, Long>> counters, Transport transport) {
        this.who = who;
        this.counters = counters;
        this.transport = transport;
        this.before = read();
    }

    /** Starts counting at the origin, which is null if it is not ours: then there is nothing to compare. */
    static CounterCheck ofOrigin(Origin origin, Transport transport) {
        return new CounterCheck("origin", origin == null ? Map::of : origin::counters, transport);
    }

    /** Starts counting at {@code proxy}. */
    static CounterCheck ofProxy(RunningProxy proxy, Transport transport) {
        return new CounterCheck("proxy", proxy::counters, transport);
    }

    /** What was counted since the start, by the names of who counted; empty before {@link #disagreements}. */
    Map<String, Long> counted() {
        return counted;
    }

    /**
     * Each number that differs. Empty if messages were lost or connections dropped: then the numbers must differ, and the
     * trial is INVALID for that reason.
     *
     * @param counts of all viewers that it served
     */
    List<String> disagreements(Map<Count, Long> counts) {
        Map<String, Long> after = read();
        // A number that one of the two does not know is not compared.
        after.keySet().retainAll(before.keySet());
        counted = new LinkedHashMap<>();
        after.forEach((name, value) -> counted.put(name, value - before.get(name)));
        List<String> reasons = new ArrayList<>();
        if (counts.get(Count.LOST) + counts.get(Count.DROPPED) + counts.get(Count.HANDSHAKE_FAILED) > 0) {
            return reasons;
        }
        new TreeMap<>(transport.counters()).forEach((name, count) -> {
            Long theirs = counted.get(name);
            long ours = counts.get(count);
            if (theirs != null && theirs != ours) {
                reasons.add(name + ": " + theirs + " (expected: " + ours + ", the generator's count of " + count.label()
                        + ")");
            }
        });
        return reasons;
    }

    private Map<String, Long> read() {
        Map<String, Long> all = new LinkedHashMap<>();
        try {
            counters.get().forEach((name, value) -> all.put(who + "." + name, value));
        } catch (OutsideFault unreachable) {
            // A process that does not answer is dead or paused, and is reported as such elsewhere.
            return all;
        }
        return all;
    }
}

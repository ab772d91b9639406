package longwire.experiment.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.proxy.RunningProxy;
import longwire.viewer.Transport;

/** Compares what viewers counted during a trial with what origin and proxy counted. */
final class CounterCheck {
    private final Origin origin;
    private final RunningProxy proxy;
    private final Transport transport;
    private final Map<String, Long> before;
    private Map<String, Long> counted = Map.of();

    /** Starts counting; {@code origin} is null if it is not ours. */
    CounterCheck(Origin origin, RunningProxy proxy, Transport transport) {
        this.origin = origin;
        this.proxy = proxy;
        this.transport = transport;
        this.before = read();
    }

    /** What origin and proxy counted since the start, by their own names; empty before {@link #disagreements}. */
    Map<String, Long> counted() {
        return counted;
    }

    /**
     * Each number that differs. Empty if messages were lost or connections dropped: then the numbers must differ, and the
     * trial is INVALID for that reason.
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
            if (origin != null) {
                origin.counters().forEach((name, value) -> all.put("origin." + name, value));
            }
            proxy.counters().forEach((name, value) -> all.put("proxy." + name, value));
        } catch (OutsideFault unreachable) {
            // A process that does not answer is dead or paused, and is reported as such elsewhere.
            return all;
        }
        return all;
    }
}

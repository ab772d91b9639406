package longwire.live.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.measurement.Trust;

/**
 * The state of a trial at one moment.
 *
 * @param number from 1, in the order trials run
 * @param path which is measured, such as {@code edge}
 * @param transport which is measured, such as {@code websocket}
 * @param phase opening, warm-up, measuring or closing
 * @param seconds since it began
 * @param connections planned
 * @param open connections open now
 * @param rates of the last interval
 * @param counts so far, every one present
 * @param lastInterval percentiles of what came within the last interval; series that got nothing are left out
 * @param soFar all that came within its measured part (handshakes: within all of it); series that got nothing are left out
 * @param trustLimit the highest percentile that says more of the proxy than of the machine, so far and without the
 *     origin's pauses, which are asked for at the end; 0 for none
 * @param damage reasons for which it will certainly be INVALID
 * @param cpu by side: {@code generator}, {@code proxy}, {@code origin}, as far as they are ours
 * @param members of the fleet that runs it; empty where none does
 */
public record LiveTrial(
        int number,
        String path,
        String transport,
        String phase,
        double seconds,
        int connections,
        long open,
        Rates rates,
        Map<Count, Long> counts,
        Map<Series, Percentiles> lastInterval,
        Map<Series, LatencySpread> soFar,
        double trustLimit,
        List<String> damage,
        Map<String, CpuUse> cpu,
        List<LiveMember> members) {
    public LiveTrial {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        lastInterval = Collections.unmodifiableMap(new LinkedHashMap<>(lastInterval));
        soFar = Collections.unmodifiableMap(new LinkedHashMap<>(soFar));
        cpu = Collections.unmodifiableMap(new LinkedHashMap<>(cpu));
        damage = List.copyOf(damage);
        members = List.copyOf(members);
    }

    /**
     * How much happened each second.
     *
     * @param offered messages that the plan asks for; 0 outside of the part of a trial that sends
     * @param sent messages
     * @param received answers
     * @param events of a feed, each counted at every viewer
     * @param opened connections
     */
    public record Rates(double offered, double sent, double received, double events, double opened) {}

    /**
     * CPU time of a side's processes, those that were there in the trial's first second.
     *
     * @param seconds since then
     * @param cores taken within the last interval: 1 is one core all the time
     */
    public record CpuUse(double seconds, double cores) {}

    /** The name of its directory. */
    public String name() {
        return number + "-" + path + "-" + transport;
    }

    /** Whether its viewers only follow a feed. */
    public boolean listens() {
        return counts.get(Count.EVENTS) > 0 && counts.get(Count.SENT) == 0;
    }

    /** How far its figures may be believed, as far as is known. */
    public Trust trust() {
        Map<Series, LatencySummary> recorded = new EnumMap<>(Series.class);
        soFar.forEach(
                (series, spread) -> recorded.put(series, spread.percentiles().summary()));
        return Trust.of(trustLimit, recorded);
    }

    /** The series of its chart: response time, or its substitute in a trial without replies. */
    public Optional<Series> leading() {
        return Stream.of(Series.RESPONSE, Series.FAN_OUT, Series.STALENESS, Series.HANDSHAKE)
                .filter(soFar::containsKey)
                .findFirst();
    }
}

package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What each process of a fleet came to in a side of a trial: {@code fleet.json} in the trial's directory.
 *
 * @param members those that were there to its end, in the order of their numbers
 * @param lead what coordination cost the lead
 * @param differences which members differ from the others, a sentence each
 */
public record FleetTrial(List<Member> members, Coordination lead, List<String> differences) {
    /** The name of the file. */
    public static final String FILE = "fleet";

    /**
     * What a member came to.
     *
     * @param number from 1
     * @param host name of its machine
     * @param process its number there
     * @param connections its share
     * @param responseNanos median of its response times, or of its events' age where nothing is answered; 0 for none
     * @param sendLagNanos median; 0 for none
     * @param cost of its process
     * @param grownBytes RSS of its process, from before its connections to when all were open
     * @param slabGrownBytes memory of its host's kernel, for whatever ends of connections are on that host, likewise
     * @param startsLateNanos how late it was at what all members begin together, handshakes and messages, by its own clock
     * @param clockBoundNanos how far its clock may be from the lead's, beyond the offset that is allowed for
     * @param coordination what it cost
     */
    public record Member(
            int number,
            String host,
            long process,
            int connections,
            double responseNanos,
            double sendLagNanos,
            Cost cost,
            long grownBytes,
            long slabGrownBytes,
            List<Long> startsLateNanos,
            long clockBoundNanos,
            Coordination coordination) {
        /** RSS that one of its connections took. */
        @JsonIgnore
        public double grownPerConnection() {
            return (double) grownBytes / connections;
        }
    }

    /**
     * What being of a fleet cost a process during a trial.
     *
     * @param seconds from its turn to its end
     * @param cpuSeconds of the engine's threads; the lead merges the members' readings on them
     * @param sentBytes to other processes, before TLS
     * @param receivedBytes likewise
     */
    public record Coordination(double seconds, double cpuSeconds, long sentBytes, long receivedBytes) {
        /** CPU time of the engine as a part of one core. */
        @JsonIgnore
        public double cores() {
            return cpuSeconds / seconds;
        }

        /** Bytes a second, both ways. */
        @JsonIgnore
        public double bytesPerSecond() {
            return (sentBytes + receivedBytes) / seconds;
        }
    }

    /** Memory of the members' kernels for each connection: of all hosts, each once. */
    @JsonIgnore
    public double slabPerConnection() {
        Map<String, Long> grown = new HashMap<>();
        members.forEach(member -> grown.merge(member.host, member.slabGrownBytes, Math::max));
        long connections = members.stream().mapToLong(Member::connections).sum();
        return (double) grown.values().stream().mapToLong(Long::longValue).sum() / connections;
    }

    /** How far apart the members began: for each common start the span from the first to the last, clocks at their worst. */
    @JsonIgnore
    public List<Long> startSkewsNanos() {
        int starts = members.stream()
                .mapToInt(member -> member.startsLateNanos.size())
                .min()
                .orElse(0);
        List<Long> skews = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            int each = start;
            long latest = late(each, 1).max().orElseThrow();
            long earliest = late(each, -1).min().orElseThrow();
            skews.add(members.size() == 1 ? 0 : latest - earliest);
        }
        return skews;
    }

    private LongStream late(int start, int sign) {
        return members.stream().mapToLong(member -> member.startsLateNanos.get(start) + sign * member.clockBoundNanos);
    }
}

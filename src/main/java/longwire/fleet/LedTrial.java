package longwire.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import longwire.clock.Clock;
import longwire.experiment.trial.Trial;
import longwire.live.state.LiveMember;
import longwire.results.RunDirectory;
import longwire.viewer.Load;

/** A trial whose viewers are in members: when it begins for all, and what each of them recorded. */
final class LedTrial {
    /** The lead itself, at meetings. */
    private static final int LEAD = 0;
    /** Longer than an answer takes to the farthest member. */
    private static final long AHEAD_NANOS = 500_000_000;

    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private final Meeting doors;
    private final Meeting open;
    private final Meeting ended;
    private final CompletableFuture<Long> handshakes;
    private final CompletableFuture<Long> messages;
    private final Map<Integer, TrialEnd> ends = new TreeMap<>();
    private final Map<Integer, MemberEvidence> evidence = new ConcurrentHashMap<>();
    private final Map<Integer, MemberGlance> glances = new ConcurrentHashMap<>();
    private final Set<Member> lost = ConcurrentHashMap.newKeySet();
    private volatile Load load;
    private volatile RunDirectory run;
    private volatile Trial trial;

    /** One that waits for each of {@code members}, by number. */
    LedTrial(Set<Integer> members) {
        Set<Integer> withLead = new HashSet<>(members);
        withLead.add(LEAD);
        this.doors = new Meeting(withLead);
        this.open = new Meeting(members);
        this.ended = new Meeting(members);
        this.handshakes = doors.complete().thenApply(any -> Clock.MONOTONIC.nanoTime() + AHEAD_NANOS);
        this.messages = open.complete().thenApply(any -> start());
    }

    /** Whether it runs; known when it is its turn. */
    CompletableFuture<Boolean> turn() {
        return turn;
    }

    /** Recording has begun: handshakes may. */
    void begin(Trial begun, Load recorded, RunDirectory into) {
        trial = begun;
        run = into;
        load = recorded;
        doors.arrive(LEAD);
    }

    /** When handshakes begin, on the lead's clock; known when all are there. */
    CompletableFuture<Long> handshakes(int member) {
        doors.arrive(member);
        return handshakes;
    }

    /** When messages begin, on the lead's clock; known when all viewers are open or given up. */
    CompletableFuture<Long> messages(int member) {
        open.arrive(member);
        return messages;
    }

    /** Adds what {@code member} recorded to the readings of all. */
    void record(int member, Interval interval) {
        Load into = load;
        if (into == null) {
            // Nothing is open yet: the first intervals of a member that is early are empty.
            return;
        }
        var shard = into.allReadings().get(interval.side()).shard(member - 1);
        var decoded = interval.decoded();
        shard.bring(decoded);
        shard.bring(interval.countsByKind(), interval.drops(), interval.refusals());
        evidence(member).write(interval, decoded);
        if (interval.side() == 0) {
            glances.computeIfAbsent(member, any -> new MemberGlance()).take(interval, decoded);
        }
    }

    /** How {@code member} stands; of a duet, on its first path. */
    LiveMember glance(Member member) {
        return glances.computeIfAbsent(member.number(), any -> new MemberGlance())
                .of(member);
    }

    void end(int member, TrialEnd end) {
        synchronized (ends) {
            ends.put(member, end);
        }
        evidence(member).close(end);
        ended.arrive(member);
    }

    void lost(Member member) {
        if (ended.complete().isDone()) {
            return;
        }
        lost.add(member);
        List.of(doors, open, ended).forEach(meeting -> meeting.arrive(member.number()));
    }

    /** Complete when every member that is there has done its part. */
    CompletableFuture<Void> ended() {
        return ended.complete();
    }

    /** What each member came to that was there to its end, by number. */
    Map<Integer, TrialEnd> ends() {
        synchronized (ends) {
            return new TreeMap<>(ends);
        }
    }

    /** Those that were lost in its middle. */
    Set<Member> lostWithin() {
        return lost;
    }

    private long start() {
        long start = Clock.MONOTONIC.nanoTime() + AHEAD_NANOS;
        load.gate().open(start);
        return start;
    }

    private MemberEvidence evidence(int member) {
        return evidence.computeIfAbsent(member, number -> new MemberEvidence(run, number, trial));
    }
}

package longwire.fleet;

import java.time.Instant;
import java.util.Optional;

/** A member as its lead knows it. */
final class Member {
    private final int number;
    private final String node;
    private volatile MemberFacts facts;
    private volatile ClockOffset clock;
    private volatile int connections;
    private volatile Instant heard = Instant.now();
    private volatile Optional<Farewell> farewell = Optional.empty();
    private volatile boolean lost;
    private volatile boolean done;

    /** Member {@code number}, from 1, whom the engine calls {@code node}. */
    Member(int number, String node) {
        this.number = number;
        this.node = node;
    }

    int number() {
        return number;
    }

    String node() {
        return node;
    }

    MemberFacts facts() {
        return facts;
    }

    void knownAs(MemberFacts told) {
        facts = told;
    }

    ClockOffset clock() {
        return clock;
    }

    void measured(ClockOffset offset) {
        clock = offset;
    }

    /** Its share of the viewers of each trial. */
    int connections() {
        return connections;
    }

    void has(int share) {
        connections = share;
    }

    /** It has just said something. */
    void heard() {
        heard = Instant.now();
    }

    /** When it last said something. */
    Instant lastHeard() {
        return heard;
    }

    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** Whether its part of the last trial is over and told, so that it may leave before its lead is done. */
    boolean isDone() {
        return done;
    }

    void finish() {
        done = true;
    }

    /** It is about to end, and says how it closed its connections. */
    void leaves(Farewell told) {
        farewell = Optional.of(told);
    }

    /** Empty unless it left in the middle and said so. */
    Optional<Farewell> farewell() {
        return farewell;
    }

    /** For people, such as {@code member 2 (host, process 4711)}. */
    String label() {
        return "member " + number + (facts == null ? "" : " (" + facts.where() + ")");
    }
}

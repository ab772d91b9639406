package longwire.fleet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import longwire.clock.Clock;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.EngineUse;

/** The members of a fleet, as its lead meets them: in the order in which they joined, each with a number from 1. */
final class Crew {
    /** The fastest of so many has rarely waited for anything. */
    private static final int CLOCK_QUESTIONS = 100;

    private static final long ANSWER_SECONDS = 30;

    private final Map<String, Member> byNode = new ConcurrentHashMap<>();
    private volatile Engine engine;
    private boolean complete;
    private volatile Consumer<Member> whenLost = lost -> {};

    void connect(Engine connected) {
        engine = connected;
        changed(connected.nodes());
    }

    /** What the engine has cost this process so far. */
    EngineUse engineUse() {
        return engine.use();
    }

    /** Nobody who joins from now on is one of them. */
    synchronized void complete() {
        complete = true;
    }

    /** Calls {@code action} with each member that is lost from now on before its part is over. */
    void onLoss(Consumer<Member> action) {
        whenLost = action;
    }

    /** Those in {@code nodes} are there now; the first is the lead. */
    void changed(List<String> nodes) {
        List<Member> gone = new ArrayList<>();
        synchronized (this) {
            nodes.stream()
                    .skip(1)
                    .filter(node -> !complete)
                    .forEach(node -> byNode.computeIfAbsent(node, name -> new Member(byNode.size() + 1, name)));
            for (Member member : all()) {
                if (!nodes.contains(member.node()) && !member.isLost()) {
                    member.lose();
                    gone.add(member);
                }
            }
            notifyAll();
        }
        gone.stream().filter(member -> !member.isDone()).forEach(whenLost);
    }

    /** All that ever joined. */
    List<Member> all() {
        return byNode.values().stream()
                .sorted(Comparator.comparingInt(Member::number))
                .toList();
    }

    /** Those that are there. */
    List<Member> present() {
        return all().stream().filter(member -> !member.isLost()).toList();
    }

    Set<Integer> presentNumbers() {
        return present().stream().map(Member::number).collect(Collectors.toSet());
    }

    /** The one whom the engine calls {@code node}; empty for a stranger and for one that was lost. */
    Optional<Member> present(String node) {
        return Optional.ofNullable(byNode.get(node)).filter(member -> !member.isLost());
    }

    /**
     * Waits until {@code wanted} members are there.
     *
     * @return whether they are
     */
    synchronized boolean await(int wanted, long limitNanos) {
        long end = Clock.MONOTONIC.nanoTime() + limitNanos;
        try {
            for (long left = limitNanos; present().size() < wanted; left = end - Clock.MONOTONIC.nanoTime()) {
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks each member who it is, and what its clock reads. */
    void meet() {
        MemberFacts own = MemberFacts.own();
        for (Member member : present()) {
            member.knownAs(Note.read(ask(member, Note.of(Note.What.FACTS))).content(MemberFacts.class));
            List<ClockOffset.Sample> samples = new ArrayList<>();
            for (int question = 0; question < CLOCK_QUESTIONS; question++) {
                long asked = Clock.MONOTONIC.nanoTime();
                byte[] answer = ask(member, Note.of(Note.What.CLOCK));
                long answered = Clock.MONOTONIC.nanoTime();
                samples.add(
                        new ClockOffset.Sample(asked, ByteBuffer.wrap(answer).getLong(), answered));
            }
            member.measured(ClockOffset.of(samples, member.facts().sharesClockWith(own)));
        }
    }

    /** Asks {@code member} and waits for its answer; a fault if it has left, or doesn't answer. */
    byte[] ask(Member member, Note note) {
        CompletableFuture<byte[]> answer = engine.ask(member.node(), note.bytes());
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException left) {
            throw new OutsideFault(member.label() + " has left", left);
        } catch (TimeoutException silent) {
            throw new OutsideFault(member.label() + " has not answered for " + ANSWER_SECONDS + " s", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(member.label() + ": interrupted", interrupted);
        }
    }
}

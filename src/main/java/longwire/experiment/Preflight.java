package longwire.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.plan.Plan;
import longwire.viewer.Load;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.Viewers;
import longwire.viewer.conversation.Echo;
import longwire.viewer.conversation.Protocol;

/** Checks a path with one connection before any load is put on it: does it reply like an echo origin? */
final class Preflight {
    private static final double MESSAGES_PER_SECOND = 100;
    private static final double HANDSHAKES_PER_SECOND = 100;
    private static final Duration DURATION = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    /** Of a path that is tried once: first answers of programs that have just begun take long on a busy machine. */
    private static final Duration ONLY_DEADLINE = Duration.ofSeconds(20);

    /** A restarted server listens within this time, or its settings are wrong. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final long BETWEEN_TRIES_MILLIS = 50;

    /** What a connection counts under that ended without a close frame. */
    private static final String NO_CLOSE_FRAME = "none";

    private static final int WARM_UP_ROUNDS = 5;
    private static final int WARM_UP_CONNECTIONS = 100;
    /** Below the knee of two cores, and 10,000 messages in two seconds. */
    private static final int WARM_UP_PER_SECOND = 5_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Viewers viewers;
    private final Plan plan;

    Preflight(Viewers viewers, Plan plan) {
        this.viewers = viewers;
        this.plan = plan;
    }

    /**
     * Opens a connection, exchanges some messages if the other side echoes them, and closes it.
     *
     * @param name the path's name in messages
     * @throws OutsideFault if it cannot be reached or replies wrongly
     */
    void check(String name, Transport transport, Target target, boolean answers) {
        long limitMillis = Math.max(handshakeLimitMillis(), 2 * ONLY_DEADLINE.toMillis());
        check(name, transport, target, answers ? Optional.of(ONLY_DEADLINE) : Optional.empty(), limitMillis);
    }

    /**
     * As {@link #check}, of a system that may need a moment: tried again and again until it is good.
     *
     * @throws OutsideFault as the last try ended, when it is not good after ten seconds
     */
    void awaitAnswer(String name, Transport transport, Target target, boolean answers) {
        long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (true) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            try {
                check(
                        name,
                        transport,
                        target,
                        answers ? Optional.of(DEADLINE) : Optional.empty(),
                        Math.max(1, leftMillis));
                return;
            } catch (OutsideFault notYet) {
                if (leftMillis <= BETWEEN_TRIES_MILLIS) {
                    throw notYet;
                }
            }
            pause(name);
        }
    }

    /** {@code answers} are waited for so long, where the other side gives any. */
    private void check(String name, Transport transport, Target target, Optional<Duration> answers, long limitMillis) {
        // Where viewers publish, one does and another one receives.
        int connections = plan.conversation().publishers() > 0 ? 2 : 1;
        Load load = new Load(viewers, transport, target, connections, HANDSHAKES_PER_SECOND);
        List<Load.Member> members =
                Stream.generate(load::join).limit(connections).toList();
        try {
            members.forEach(member -> open(name, target, member, limitMillis));
            answers.ifPresent(deadline -> exchange(name, target, load, members, deadline, limitMillis));
            members.forEach(member -> close(name, target, member));
        } catch (OutsideFault failed) {
            // Or a try that was given up would come about while another is on.
            members.forEach(member -> member.viewer().close(() -> {}));
            throw failed;
        }
    }

    /**
     * Exchanges the plan's warm-up messages over a few connections, opened anew for each round, since handshakes want to be
     * warm as well; what comes of them is thrown away.
     *
     * @param transport of a side that {@link #check} found good
     */
    void warmUp(Transport transport, Target target) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            warmUp(transport, target, Math.max(1, plan.traffic().timing().warmUpMessages() / WARM_UP_ROUNDS));
        }
    }

    private void warmUp(Transport transport, Target target, int messages) {
        String name = "warm-up";
        int connections = Math.min(WARM_UP_CONNECTIONS, plan.traffic().connections());
        double seconds = (double) messages / WARM_UP_PER_SECOND;
        StreamSettings stream = stream(
                (double) WARM_UP_PER_SECOND / connections, Duration.ofNanos((long) (seconds * NANOS_PER_SECOND)));
        Load load = new Load(viewers, transport, target, connections, WARM_UP_PER_SECOND);
        List<Load.Member> members = new ArrayList<>();
        List<CompletableFuture<StreamOutcome>> outcomes = new ArrayList<>();
        Map<Load.Member, CompletableFuture<Void>> opening = new LinkedHashMap<>();
        for (int i = 0; i < connections; i++) {
            Load.Member member = load.join();
            opening.put(member, member.opening(refusal(name, target)));
        }
        opening.forEach((member, opened) -> {
            if (opens(opened, name, target)) {
                members.add(member);
            }
        });
        for (Load.Member member : members) {
            CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
            member.viewer().stream(stream, load.nanoTime(), member.index(), load.senders(), outcome::complete);
            outcomes.add(outcome);
        }
        long limit = stream.measured().plus(DEADLINE).multipliedBy(2).toMillis();
        outcomes.forEach(outcome -> await(outcome, limit, name, target));
        // Some services end a connection only when the viewer's patience is over: all of them at a time.
        members.stream().map(Load.Member::closing).toList().forEach(closed -> awaitClose(closed, name, target));
    }

    /** A side that refuses some is not judged here, but by its trials. */
    private boolean opens(CompletableFuture<Void> opened, String name, Target target) {
        try {
            await(opened, handshakeLimitMillis(), name, target);
            return true;
        } catch (OutsideFault refused) {
            return false;
        }
    }

    private static void open(String name, Target target, Load.Member member, long limitMillis) {
        await(member.opening(refusal(name, target)), limitMillis, name, target);
    }

    private static Function<String, RuntimeException> refusal(String name, Target target) {
        return reason -> new OutsideFault(name + ": " + target + " cannot be used: " + reason);
    }

    private void close(String name, Target target, Load.Member member) {
        awaitClose(member.closing(), name, target);
    }

    private void awaitClose(CompletableFuture<Void> closed, String name, Target target) {
        await(closed, handshakeLimitMillis(), name, target);
    }

    private void exchange(
            String name, Target target, Load load, List<Load.Member> members, Duration deadline, long limitMillis) {
        StreamSettings few = stream(MESSAGES_PER_SECOND, DURATION).waiting(deadline);
        List<CompletableFuture<StreamOutcome>> done = new ArrayList<>();
        for (Load.Member member : members) {
            CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
            load.gate()
                    .arrive(start ->
                            member.viewer().stream(few, start, member.index(), load.senders(), outcome::complete));
            done.add(outcome);
        }
        List<StreamOutcome> outcomes = done.stream()
                .map(outcome -> await(outcome, limitMillis, name, target))
                .toList();
        judge(name, target, load, few, outcomes.get(0));
        outcomes.stream().skip(1).filter(got -> got.failed() > 0).forEach(got -> {
            throw new OutsideFault(name + ": " + target + " brings a receiver not all that is published: "
                    + got.answered() + " of " + (got.answered() + got.failed()) + " messages came" + pushes(load));
        });
    }

    private void judge(String name, Target target, Load load, StreamSettings few, StreamOutcome outcome) {
        long corrupted = load.readings().counts().get(Count.CORRUPTED);
        Optional<String> close = load.readings().drops().keySet().stream().findFirst();
        if (outcome.failed() > 0 && corrupted == 0 && close.isPresent()) {
            boolean silent = close.get().equals(NO_CLOSE_FRAME);
            throw new OutsideFault(name + ": " + target + " closed "
                    + (silent ? "without a close frame" : "with " + close.get().replaceFirst(" ", ": "))
                    + " (after a message of " + few.payloadBytes() + " bytes)");
        }
        load.readings().firstError().ifPresent(error -> {
            throw new OutsideFault(
                    name + ": " + target + " answered a message with an error: " + error + polled(load.transport()));
        });
        if (outcome.failed() > 0 || corrupted > 0) {
            Protocol protocol = plan.conversation().protocol();
            boolean echo = protocol instanceof Echo;
            throw new OutsideFault(name + ": " + target
                    + (echo ? " is not an echo origin" : " does not answer as " + protocol.label() + " does")
                    + ": of " + (outcome.answered() + outcome.failed()) + " messages, " + outcome.answered()
                    + (echo ? " came back unchanged" : " were answered")
                    + pushes(load)
                    + polled(load.transport()));
        }
    }

    /** Who measures a service of another kind may have left the transports as they are. */
    private static String polled(Transport transport) {
        return transport.pulls()
                ? "; " + transport.label() + " asks for events as Longwire's origin has them (for WebSockets alone: "
                        + "transports=" + Transport.WEBSOCKET.label() + ")"
                : "";
    }

    /** That something else came is a hint that the service speaks another protocol. */
    private static String pushes(Load load) {
        long pushes = load.readings().counts().get(Count.PUSHES);
        return pushes == 0 ? "" : "; " + pushes + " other messages came";
    }

    /** Messages such as the plan's, at another rate. */
    private StreamSettings stream(double messagesPerSecond, Duration duration) {
        return plan.stream()
                .atRate(messagesPerSecond)
                .arriving(StreamSettings.Arrival.UNIFORM)
                .lasting(Duration.ZERO, duration)
                .waiting(DEADLINE);
    }

    private long handshakeLimitMillis() {
        return plan.generator().connectTimeout().plus(DEADLINE).multipliedBy(2).toMillis();
    }

    private static void pause(String name) {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + ": interrupted", interrupted);
        }
    }

    private static <T> T await(CompletableFuture<T> happening, long limit, String name, Target target) {
        try {
            return happening.get(limit, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutsideFault fault) {
                throw fault;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException silent) {
            throw new OutsideFault(name + ": " + target + " did not answer within " + limit + " ms"
                    + (target.tls() ? " (a port without TLS? For that: ws://)" : ""));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + ": interrupted", interrupted);
        }
    }
}

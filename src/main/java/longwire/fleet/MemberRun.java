package longwire.fleet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import longwire.clock.Clock;
import longwire.experiment.Experiment;
import longwire.experiment.SimulationMain;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.JGroupsEngine;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.process.ParentWatch;

/** A member from when it joins to its end: it waits for its part in one run, does it, and ends. */
public final class MemberRun implements Engine.Hearer {
    private static final byte[] TAKEN = {};
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final CompletableFuture<Assignment> assigned = new CompletableFuture<>();
    private volatile Engine engine;
    private volatile String lead;
    /** Null before it is assigned. */
    private volatile MemberPart part;

    private MemberRun() {}

    /**
     * Joins a fleet and does its part; ends the process.
     *
     * @param join where the lead listens
     * @param host address of this machine at which the others reach this process
     * @param secret of the fleet
     * @param results directory for what this process writes beside what it tells the lead
     * @param patience how long to try to join, where nobody listens yet
     * @throws InputFault for an address beyond loopback without a secret of its own
     */
    public static void run(Endpoint join, String host, Path secret, Path results, Duration patience) {
        ParentWatch.start(() -> System.exit(OutsideFault.EXIT_STATUS));
        new MemberRun().join(join, host, new Secret(secret), results, patience);
    }

    private void join(Endpoint join, String host, Secret secret, Path results, Duration patience) {
        engine = joined(join, host, secret, patience.dividedBy(BETWEEN_TRIES));
        lead = engine.nodes().get(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "member-leave"));
        System.out.println("joined " + join);
        LeadWatch.start(engine, lead, LeadWatch.LIMIT, LeadWatch::endProcess);
        Assignment assignment = assigned.join();
        part = new MemberPart(engine, lead, assignment);
        Experiment.takePart(part);
        SimulationMain.run(
                assignment.simulation(),
                List.of(
                        "plan=" + written(assignment, results),
                        "results=" + results,
                        "gatling=" + results.resolve("gatling")));
    }

    /** Also the end of a run that went well. */
    private void leave() {
        MemberPart begun = part;
        if (begun != null) {
            begun.leave();
        }
        engine.close();
    }

    /** Somebody else starts the lead, sooner or later. */
    private Engine joined(Endpoint join, String host, Secret secret, long triesLeft) {
        for (long left = triesLeft; ; left--) {
            try {
                return JGroupsEngine.join(join, host, secret, this);
            } catch (OutsideFault nobody) {
                if (left <= 0) {
                    throw nobody;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static Path written(Assignment assignment, Path results) {
        try {
            Files.createDirectories(results);
            Path plan = results.resolve("member-" + assignment.member() + ".conf");
            return Files.writeString(plan, assignment.plan());
        } catch (IOException failure) {
            throw new OutsideFault(results + ": cannot be written: " + failure.getMessage(), failure);
        }
    }

    @Override
    public CompletableFuture<byte[]> asked(String node, byte[] question) {
        long read = Clock.MONOTONIC.nanoTime();
        Note note = Note.read(question);
        return switch (note.what()) {
            case CLOCK ->
                CompletableFuture.completedFuture(
                        ByteBuffer.allocate(Long.BYTES).putLong(read).array());
            case FACTS ->
                CompletableFuture.completedFuture(
                        Note.of(Note.What.FACTS, 0, MemberFacts.own()).bytes());
            case ASSIGNMENT -> {
                // The run's process is another thread's: the engine must go on.
                assigned.completeAsync(() -> note.content(Assignment.class));
                yield CompletableFuture.completedFuture(TAKEN);
            }
            default -> throw new IllegalStateException(note.what() + " is no question to a member");
        };
    }

    @Override
    public void told(String node, byte[] news) {
        // Nobody tells a member anything that it has not asked.
    }

    @Override
    public void changed(List<String> nodes) {
        String known = lead;
        if (known != null && !nodes.contains(known)) {
            System.err.println("the fleet's lead has left");
            // This thread is the engine's, and must not wait for the end of this process.
            new Thread(() -> System.exit(OutsideFault.EXIT_STATUS), "lead-left").start();
        }
    }
}

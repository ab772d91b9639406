package longwire.viewer.kit;

import com.sun.management.ThreadMXBean;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks what the event loop allocates: every garbage collection is a pause of the generator. */
final class AllocationChecks {
    /** Enough for the JIT compiler, and to neglect what is allocated once. */
    private static final int MESSAGES = 20_000;

    /**
     * What a wire allocates for each message shows in every try. A stall of the machine allocates only in some: room for
     * the messages that are in flight meanwhile.
     */
    private static final int TRIES = 3;

    private static final double PER_SECOND = 10_000;

    private final WireKit kit;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    AllocationChecks(WireKit kit) {
        this.kit = kit;
    }

    List<WireCheck> all() {
        return kit.can(Ability.MESSAGES)
                ? List.of(new WireCheck("a message and its reply allocate nothing", this::allocation))
                : List.of();
    }

    private void allocation() throws IOException {
        ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
        // The detector allocates an object for each buffer.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        try (Bench bench = Bench.pooled(kit, Conversation::echo)) {
            bench.opened();
            allocated(bench);
            double least = Double.MAX_VALUE;
            for (int tried = 0; tried < TRIES && least >= kit.mostBytesPerMessage(); tried++) {
                least = Math.min(least, (double) allocated(bench) / MESSAGES);
            }
            if (least >= kit.mostBytesPerMessage()) {
                bench.expect(
                        "bytes allocated for a message",
                        String.format(Locale.ROOT, "%.1f", least),
                        "below " + kit.mostBytesPerMessage());
            }
        } finally {
            ResourceLeakDetector.setLevel(level);
        }
    }

    /** What the event loop allocates for all messages; loops of tests that run beside it only add to that. */
    private long allocated(Bench bench) {
        Map<Long, Long> before = allocatedByLoop();
        bench.expect(
                "answered",
                bench.stream(Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE))
                        .answered(),
                (long) MESSAGES);
        Map<Long, Long> after = allocatedByLoop();
        // Some of those may have ended meanwhile.
        after.keySet().retainAll(before.keySet());
        return after.entrySet().stream()
                .mapToLong(loop -> loop.getValue() - before.get(loop.getKey()))
                .sum();
    }

    private Map<Long, Long> allocatedByLoop() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("viewer"))
                .collect(Collectors.toMap(Thread::getId, thread -> threads.getThreadAllocatedBytes(thread.getId())));
    }
}

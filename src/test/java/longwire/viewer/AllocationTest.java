package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.util.ResourceLeakDetector;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.network.Endpoint;
import longwire.network.deflate.DeflateOffer;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hot path leaves no garbage: a collection would be a pause of our own making. Among whole experiments, since only a
 * JVM that compiles all it can keeps short-lived objects off the heap.
 */
@Tag("whole")
class AllocationTest {
    private static final int FEW = 2_000;
    private static final int MANY = 22_000;
    /** Less than the smallest object: what there is, is of the loop and not of a message. */
    private static final double MOST_BYTES_PER_MESSAGE = 16;

    /** The ring of messages in flight grows while the machine stands still, once. */
    private static final int TRIES = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    @BeforeEach
    void leaksAreLookedForInOtherTests() {
        // The detector keeps a stack trace for each buffer.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    @AfterEach
    void putTheDetectorBack() {
        ResourceLeakDetector.setLevel(level);
    }

    static Stream<FrameSettings> frames() {
        return Stream.of(
                FrameSettings.PLAIN,
                new FrameSettings(3, Optional.empty()),
                new FrameSettings(1, Optional.of(new DeflateOffer(true, true, 15, 15, 6))),
                new FrameSettings(1, Optional.of(new DeflateOffer(false, false, 12, 12, 6))));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aMessageAndItsAnswerAllocateNothing(FrameSettings frames) throws Exception {
        OriginSettings settings = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20);
        try (OriginServer origin = OriginServer.start(settings);
                Viewers viewers = Viewers.start(ViewerSettings.forConnections(1).frames(frames))) {
            Target target = Target.parse("origin", "ws://" + origin.endpoint() + "/echo");
            exchange(viewers, target, MANY);

            double least = Double.MAX_VALUE;
            for (int i = 0; i < TRIES && least >= MOST_BYTES_PER_MESSAGE; i++) {
                // A stall of the machine allocates too, and must not be subtracted.
                long few = Math.min(exchange(viewers, target, FEW), exchange(viewers, target, FEW));
                long many = exchange(viewers, target, MANY);
                least = Math.min(least, (double) (many - few) / (MANY - FEW));
            }

            assertThat(least).isLessThan(MOST_BYTES_PER_MESSAGE);
        }
    }

    /** Exchanges {@code messages} and gives what the viewers' thread allocated meanwhile. */
    private long exchange(Viewers viewers, Target target, int messages) throws Exception {
        Readings readings = viewers.newReadings();
        Viewer viewer = viewers.viewer(Transport.WEBSOCKET, target, readings, 0);
        CompletableFuture<Void> opened = new CompletableFuture<>();
        viewer.open(0, new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                opened.complete(null);
            }

            @Override
            public void gaveUp(String reason) {
                opened.completeExceptionally(new AssertionError(reason));
            }
        });
        opened.get(Patience.SECONDS, TimeUnit.SECONDS);
        StreamSettings stream = new StreamSettings(
                10_000,
                StreamSettings.Arrival.UNIFORM,
                1,
                64,
                false,
                Duration.ZERO,
                Duration.ofNanos(messages * 100_000L),
                Duration.ofSeconds(10));
        long before = allocated();
        CompletableFuture<StreamOutcome> done = new CompletableFuture<>();
        viewer.stream(stream, viewers.clock().nanoTime(), 0, 1, done::complete);
        assertThat(done.get(Patience.SECONDS, TimeUnit.SECONDS).answered()).isEqualTo(messages);
        long after = allocated();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        viewer.close(() -> closed.complete(null));
        closed.get(Patience.SECONDS, TimeUnit.SECONDS);
        assertThat(readings.counts().get(Count.LOST)).isZero();
        return after - before;
    }

    private long allocated() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("viewer"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }
}

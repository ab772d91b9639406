package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.message.PayloadKind;
import longwire.network.EventLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.TEST_SECONDS)
class EventSourceTest {
    private static final int EVENT_BYTES = 32;

    @Test
    void aBurstIsDueAtOnceAndTheRateStays() throws Exception {
        OriginSettings settings =
                new OriginSettings(Origins.ANY_PORT, 1, 100, EVENT_BYTES, 1, PayloadKind.BINARY, 5, 1, 1, 6);
        AtomicLong nanos = new AtomicLong();

        try (EventLoops loops = EventLoops.start("source", 1)) {
            OriginLoop loop = new OriginLoop(loops.next(), settings, Clock.MONOTONIC, 0);
            EventSource source = new EventSource(settings, () -> nanos.getAndSet(100_000_000), List.of(loop));
            source.start();
            long made = 0;
            while (made < 15) {
                made = loops.next()
                        .submit(() -> loop.tally().get(OriginCount.EVENTS_CREATED))
                        .get();
            }
            source.close();
            assertThat(source.due(0, 1)).as("one burst").isEqualTo(5);
            assertThat(source.due(1, 50_000_001)).as("the next one").isEqualTo(5);
            assertThat(source.due(0, 50_000_000))
                    .as("the end is not part of it")
                    .isEqualTo(5);
            assertThat(source.due(0, 100_000_001)).isEqualTo(15);
            assertThat(source.due(50_000_001, 100_000_000)).isZero();

            loops.next()
                    .submit(() -> assertThat(LongStream.rangeClosed(1, 15)
                                    .map(loop.events()::timeNanos)
                                    .toArray())
                            .containsExactly(
                                    0,
                                    0,
                                    0,
                                    0,
                                    0,
                                    50_000_000,
                                    50_000_000,
                                    50_000_000,
                                    50_000_000,
                                    50_000_000,
                                    100_000_000,
                                    100_000_000,
                                    100_000_000,
                                    100_000_000,
                                    100_000_000))
                    .get();
            loop.close();
        }
    }

    /** The clock jumps ten seconds when it is first read after the start: the process was stopped. */
    @Test
    void eventsThatCameDueInAStallAreMadeAfterIt() throws Exception {
        AtomicLong nanos = new AtomicLong();
        OriginSettings settings = new OriginSettings(Origins.ANY_PORT, 1, 100, EVENT_BYTES, 1);

        try (EventLoops loops = EventLoops.start("source", 1)) {
            OriginLoop loop = new OriginLoop(loops.next(), settings, Clock.MONOTONIC, 0);
            EventSource source = new EventSource(settings, () -> nanos.getAndSet(10_000_000_000L), List.of(loop));
            source.start();
            long made = 0;
            while (made < 1001) {
                made = loops.next()
                        .submit(() -> loop.tally().get(OriginCount.EVENTS_CREATED))
                        .get();
            }
            source.close();

            assertThat(loop.tally().get(OriginCount.EVENTS_CREATED)).isEqualTo(1001);
            // The clock says ten seconds; each event was due 10 ms after the one before it.
            loops.next()
                    .submit(() -> assertThat(LongStream.rangeClosed(938, 1001)
                                    .map(loop.events()::timeNanos)
                                    .toArray())
                            .containsExactly(LongStream.rangeClosed(937, 1000)
                                    .map(number -> number * 10_000_000)
                                    .toArray()))
                    .get();
            loop.close();
        }
    }
}

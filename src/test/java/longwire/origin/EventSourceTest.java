package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.network.EventLoops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.TEST_SECONDS)
class EventSourceTest {
    private static final int EVENT_BYTES = 32;

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
            loop.close();
        }
    }
}

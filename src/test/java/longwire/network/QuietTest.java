package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietTest {
    private final EmbeddedChannel time = new EmbeddedChannel();
    private final AtomicInteger expirations = new AtomicInteger();
    private final Quiet quiet = new Quiet(time.eventLoop(), TimeUnit.SECONDS.toNanos(10), expirations::incrementAndGet);

    @BeforeEach
    void freeze() {
        time.freezeTime();
        quiet.start();
    }

    @Test
    void itExpiresOnceWhenNothingHappens() {
        pass(9);
        assertThat(expirations).hasValue(0);

        pass(1);
        pass(60);

        assertThat(expirations).hasValue(1);
    }

    @Test
    void whatHappensPutsItOffByTheWholeTime() {
        pass(9);
        quiet.touch();

        pass(9);
        assertThat(expirations).hasValue(0);
        pass(1);

        assertThat(expirations).hasValue(1);
    }

    @Test
    void pausedOrCancelledItNeverExpiresUntilStartedAnew() {
        quiet.pause();
        pass(60);
        quiet.start();
        quiet.cancel();
        pass(60);
        assertThat(expirations).hasValue(0);

        quiet.start();
        pass(10);

        assertThat(expirations).hasValue(1);
    }

    private void pass(long seconds) {
        time.advanceTimeBy(seconds, TimeUnit.SECONDS);
        time.runScheduledPendingTasks();
    }
}
